import Cells

extension Action {
  package static let addReference = Action("addReference")
  package static let removeReference = Action("removeReference")
  package static let earlierReference = Action("earlierReference")
  package static let laterReference = Action("laterReference")
  package static let complete = Action("complete")
  package static let mark = Action("mark")
}

/// What is done to references, and in the file browser that adds them.
enum ReferenceActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .addReference, .references, "Add references: pictures that go along", also: "image input attach file open",
      [.on("+", in: .commands)], change: { $0.openFiles() }),
    ActionRow(
      .removeReference, .references, "Remove the reference", also: "delete detach", [.on("-", in: [.form])],
      reason: reasonWithoutReference, change: { model in model.focusedReference.map { model.removeReference($0) } }),
    ActionRow(
      .earlierReference, .references, "Move the reference up", [.on(.character("<"), .shiftUp, in: [.form])],
      reason: reasonWithoutReference,
      change: { model in model.focusedReference.map { model.moveReference($0, by: -1) } }),
    ActionRow(
      .laterReference, .references, "Move the reference down", [.on(.character(">"), .shiftDown, in: [.form])],
      reason: reasonWithoutReference,
      change: { model in model.focusedReference.map { model.moveReference($0, by: 1) } }),
    ActionRow(
      .complete, .references, "Complete the path", [.on(.tab, in: [.files])], listing: .never,
      reason: reasonWithoutFiles, change: { $0.withTop(FileBrowser.self) { $0.complete() } }),
    ActionRow(
      .mark, .references, "Mark a file, to add several", [.on(.control("t"), .insert, in: [.files])],
      listing: .never, reason: reasonWithoutFiles, change: { $0.withTop(FileBrowser.self) { $0.mark() } }),
  ]

  @Sendable private static func reasonWithoutReference(_ model: Model) -> String? {
    model.focusedReference == nil ? "Go to a reference on Create first." : nil
  }

  @Sendable private static func reasonWithoutFiles(_ model: Model) -> String? {
    model.isOnTop(FileBrowser.self) ? nil : "Works while references are added."
  }
}
