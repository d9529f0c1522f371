import Domain

extension Model {
  /// What a picture was made from stands on Create again, to be changed.
  ///
  /// - Parameters:
  ///   - references: of the draft, as they can be sent.
  ///   - knowsStyle: whether the draft says in which style it was made; the library does not.
  ///   - model: which made it; empty where that is not known.
  mutating func recall(_ draft: Draft, _ references: [Reference], knowsStyle: Bool, madeBy model: String) {
    let isReplaced = !create.prompt.isEmpty && create.prompt.text != draft.prompt
    if isReplaced { say(.info, "Replaced prompt: \(OneLine.text(create.prompt.text))") }
    replaceOnCreate {
      $0.create.prompt.replace(with: draft.prompt)
      $0.create.negative.replace(with: draft.negative)
      $0.create.format = draft.format
      $0.create.visType = draft.visType
      if Wildcards.isFound(in: draft.prompt) { $0.create.wildcardSeed = draft.wildcardSeed }
      if knowsStyle { $0.create.style = draft.style }
      $0.changeReferences { $0 = references }
      $0.create.tab = .prompt
    }
    gallery.view = .many
    goToPrompt()
    let whole = references.isEmpty ? "Its prompt stands" : "Its prompt and references stand"
    let former = isReplaced ? " ^Z brings the former prompt back." : ""
    let other = Self.otherModel(model, than: settings[create.draft.capability].model)
    say(.info, "\(whole) here again: change what you like, then ^G.\(former)\(other)")
  }

  /// A change of Create that the user did not type there is a step of its own, after what is being typed: one `u` takes it
  /// back, and another one what was typed.
  mutating func replaceOnCreate(_ change: (inout Model) -> Void) {
    editor = nil
    noteCreateStep()
    let before = create.prompt.text
    change(&self)
    if create.prompt.text != before { noteReplaced(before) }
    noteCreateStep()
  }

  /// That the settings have another model by now is said: it stays as it is.
  private static func otherModel(_ made: String, than model: String) -> String {
    made.isEmpty || made == model ? "" : " It was made by \(StatusView.shortName(made))."
  }
}
