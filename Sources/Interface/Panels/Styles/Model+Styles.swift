import Cells
import Domain

extension Model {
  /// What the focused row of the panel Styles chooses; nil elsewhere.
  var styleKind: StyleKind? {
    guard panel == .styles, case .setting(let id)? = focusedRef else { return nil }
    return StyleKind.choices.first { $0.settingID == id }
  }

  /// The style of the focused row of the panel Styles.
  var focusedStyle: ImageStyle? {
    styleKind.flatMap { world.styles.style(value(of: .setting($0.settingID)).text) }
  }

  /// What the style of a row adds to a prompt, in words.
  func addition(of ref: FieldRef?) -> String {
    guard let ref, case .word(let id) = value(of: ref), !id.isEmpty else { return "adds: nothing" }
    guard let style = world.styles.style(id) else { return "This style is not there any more; Enter chooses another." }
    let text = PromptAssembly(art: style).assemble(prompt: "", negative: "").text
    return "adds: " + (text.isEmpty ? "nothing" : OneLine.text(text, limit: 12_000))
  }

  /// The style that is edited in the top layer.
  var styleDraft: StyleDraft? { top(StyleLayer.self)?.draft }

  mutating func openStyle(_ style: ImageStyle, isNew: Bool) {
    layers.append(StyleLayer(StyleDraft(style, isNew: isNew)))
  }

  /// Opens a copy under a name of its own; it is written when it is saved.
  mutating func openCopy(of style: ImageStyle) {
    var copy = style
    copy.id = ""
    copy.name = "\(style.name) copy"
    copy.isStock = false
    openStyle(copy, isNew: true)
  }

  func duplicate(_ style: ImageStyle, named name: String) -> [Effect] {
    let name = name.split(separator: " ").joined(separator: " ")
    var copy = style
    copy.id = ""
    copy.isStock = false
    copy.name = name
    return name.isEmpty ? [] : [.saveStyle(copy, isNew: true)]
  }

  /// Nothing twice: a second ^S while the first is on its way does nothing.
  mutating func saveStyle() -> [Effect] {
    guard var draft = styleDraft, !draft.isSaving else { return [] }
    let style = draft.style
    guard !style.name.isEmpty else {
      draft.part = .name
      replaceTop(StyleLayer(draft))
      say(.warning, "A style needs a name.")
      return [.beep]
    }
    draft.isSaving = true
    replaceTop(StyleLayer(draft))
    return [.saveStyle(style, isNew: draft.isNew)]
  }

  /// Whether leaving would lose what was written; then it asks.
  mutating func asksToLeaveStyle() -> Bool {
    guard let draft = styleDraft, draft.isChanged else { return false }
    ask("Leave the style? What you changed is not saved.", yes: "Leave") {
      $0.closeLayers(StyleLayer.self)
      return []
    }
    return true
  }

  /// F4: the box of text that has the focus, else the whole style as YAML.
  func openStyleEditor(_ draft: StyleDraft) -> [Effect] {
    [.openStyleEditor(draft.style, draft.part.isBox ? draft.part : nil)]
  }

  /// Takes in what became of a style outside.
  mutating func learnOfStyle(_ message: Message) -> [Effect] {
    switch message {
    case .styleSaved(let style, let isNew): return noteSaved(style, isNew: isNew)
    case .styleDeleted(let id): return forgetStyle(id)
    case .styleFailed(let failure):
      changeStyleDraft { $0.isSaving = false }
      say(failure)
    case .styleEdited(let style): changeStyleDraft { $0.fill(with: style) }
    case .stylePartEdited(let part, let text):
      changeStyleDraft { $0[part].replace(with: text.hasSuffix("\n") ? String(text.dropLast()) : text) }
    default: break
    }
    return []
  }

  /// A new style is chosen where styles of its type are; what was edited stays where it is chosen.
  private mutating func noteSaved(_ style: ImageStyle, isNew: Bool) -> [Effect] {
    closeLayers(StyleLayer.self) { $0.draft.isSaving }
    let name = Harmless.line(style.name, limit: 60)
    guard isNew, let row = Fields.field(style.kind.settingID) else {
      say(.success, "Saved \(name).")
      return []
    }
    let before = settings
    let effects = set(.setting(row.id), .word(style.id))
    say(
      .success, "Saved \(name) and chose it as \(row.label.lowercased())\(before == settings ? "" : "; u goes back").")
    return effects
  }

  /// Rows that had chosen a style that is gone go back to their defaults.
  private mutating func forgetStyle(_ id: String) -> [Effect] {
    say(.success, "The style was deleted.")
    guard world.styles.style(id) == nil else { return [] }
    if create.style == id { create.style = nil }
    var changed = settings
    for kind in StyleKind.choices {
      guard let row = Fields.field(kind.settingID), row.read(changed) == .word(id) else { continue }
      row.write(&changed, row.standard)
    }
    return change(to: changed)
  }

  private mutating func changeStyleDraft(_ change: (inout StyleDraft) -> Void) {
    withLayers(StyleLayer.self) { change(&$0.draft) }
  }
}
