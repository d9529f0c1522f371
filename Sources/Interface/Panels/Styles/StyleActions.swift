import Cells
import Domain

extension Action {
  package static let newStyle = Action("newStyle")
  package static let editStyle = Action("editStyle")
  package static let duplicateStyle = Action("duplicateStyle")
  package static let deleteStyle = Action("deleteStyle")
  package static let saveStyle = Action("saveStyle")
}

/// What is done to styles.
enum StyleActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .newStyle, .styles, "New style", also: "create add", [.on("n", in: [.styles])],
      reason: { $0.panel == .styles ? nil : "Go to the panel Styles first." },
      change: { $0.openStyle(ImageStyle(id: "", name: "", kind: $0.styleKind ?? .art), isNew: true) }),
    ActionRow(
      .editStyle, .styles, "Edit the style of this row", also: "change", [.on("e", in: [.styles])],
      reason: reasonWithoutStyle, change: { model in model.focusedStyle.map { model.editStyle($0) } }),
    ActionRow(
      .duplicateStyle, .styles, "Duplicate the style of this row", also: "copy", [.on("D", in: [.styles])],
      reason: reasonWithoutStyle, change: { model in model.focusedStyle.map { model.askToDuplicate($0) } }),
    ActionRow(
      .deleteStyle, .styles, "Delete the style of this row", also: "remove discard", [.on("x", in: [.styles])],
      reason: reasonAgainstDeleting, change: { model in model.focusedStyle.map { model.askToDelete($0) } }),
    ActionRow(
      .saveStyle, .styles, "Save the style that is edited", [.on(.control("s"), in: [.style])],
      reason: { $0.styleDraft == nil ? "No style is being edited." : nil }, deed: { $0.saveStyle() }),
  ]

  @Sendable private static func reasonWithoutStyle(_ model: Model) -> String? {
    guard model.panel == .styles else { return "Go to the panel Styles first." }
    return model.focusedStyle == nil ? "No style is chosen in this row." : nil
  }

  @Sendable private static func reasonAgainstDeleting(_ model: Model) -> String? {
    reasonWithoutStyle(model)
      ?? (model.focusedStyle?.isStock == true ? "Stock styles stay; D makes a copy of your own." : nil)
  }
}

extension Model {
  fileprivate mutating func editStyle(_ style: ImageStyle) {
    guard style.isStock else { return openStyle(style, isNew: false) }
    let question = "\(Self.name(style)) came with the program and stays as it is. Edit a copy of it?"
    ask(question, yes: "Edit a copy") {
      $0.openCopy(of: style)
      return []
    }
  }

  fileprivate mutating func askToDuplicate(_ style: ImageStyle) {
    let name = Self.name(style)
    layers.append(
      LineQuestion("Name of the copy of \(name)", "\(name) copy", verb: "duplicate") { $0.duplicate(style, named: $1) })
  }

  fileprivate mutating func askToDelete(_ style: ImageStyle) {
    let question = "Delete the style \(Self.name(style)) from your files? This cannot be undone."
    ask(question, yes: "Delete") { _ in [.deleteStyle(style.id)] }
  }

  private static func name(_ style: ImageStyle) -> String { Harmless.line(style.name, limit: 100) }
}
