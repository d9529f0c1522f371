import Domain

extension Model {
  /// A result becomes a reference: the only one, with the prompt next, or one more.
  mutating func reuse(_ picture: Picture, _ use: ReferenceUse) -> [Effect] {
    let path = picture.savedPath ?? picture.path
    guard !path.isEmpty else {
      say(.warning, "It is in memory alone, as it could not be written: s saves it to a file.")
      return []
    }
    if use == .iterate {
      create.format = picture.plan.draft.format
      create.visType = picture.plan.draft.visType
    }
    return readReferences([path], use)
  }
}
