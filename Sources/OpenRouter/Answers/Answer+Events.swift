import Domain

extension Answer {
  /// Takes over one event, and returns what there is to report of it.
  ///
  /// - Parameter name: its type where it stands beside the data and not in it.
  mutating func take(event root: JSON, name: String?) throws(Failure) -> [Progress] {
    let type = root["type"]?.string ?? name ?? ""
    if type.contains("partial") || root["partial_image_index"] != nil { return partial(root) }
    if type.hasSuffix("text_chunk") { return chunk(root) }
    let before = images.count + links.count
    let shown = try takeParts(root, isFailure: [type, name].contains("error") || type.hasSuffix(".failed"))
    if images.count + links.count > before || type.hasSuffix(".completed") { isComplete = true }
    return report(shown)
  }

  private mutating func partial(_ root: JSON) -> [Progress] {
    note(root)
    return PictureFinder.pictures(in: root).compactMap { part in
      guard case .image(let image) = AnswerPart(part) else { return nil }
      return .partial(image)
    }
  }

  /// Of the three phases only `content` belongs to the picture.
  private mutating func chunk(_ root: JSON) -> [Progress] {
    guard root["phase"]?.string ?? "content" == "content", let words = root["text"]?.string else { return [] }
    return report(markup.take(words))
  }

  func report(_ shown: String) -> [Progress] { shown.isEmpty ? [] : [.text(shown)] }
}
