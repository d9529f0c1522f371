import Cells

extension Action {
  package static let zoomIn = Action("zoomIn")
  package static let zoomOut = Action("zoomOut")
  package static let zoomToPixels = Action("zoomToPixels")
  package static let loupe = Action("loupe")
}

/// How a large picture is seen closely.
enum CloseupActions {
  static let rows: [ActionRow] = [
    row(
      .zoomIn, "Zoom into a large picture; arrows move it", also: "closer magnify enlarge pan",
      .on(.character("+"), .character("="), in: large)
    ) { $0.zoom(isIn: true) },
    row(.zoomOut, "Zoom out of a large picture", also: "farther shrink", .on("-", in: large)) {
      $0.zoom(isIn: false)
    },
    row(
      .zoomToPixels, "A large picture pixel for pixel, or all of it", also: "1:1 100 actual size fit whole",
      .on("0", in: large)
    ) { $0.zoomToPixels() },
    row(
      .loupe, "Loupe: the colour of a pixel; arrows move it", also: "pick hex pipette",
      .on("#", in: large)
    ) { $0.toggleLoupe() },
  ]

  private static let large: Set<KeyContext> = [.picture, .largeResult]

  private static func row(
    _ action: Action, _ summary: String, also synonyms: String, _ keys: KeyBinding,
    change: @escaping @Sendable (inout Model) -> Void
  ) -> ActionRow {
    ActionRow(
      action, .result, summary, also: synonyms, [keys],
      reason: { $0.isLarge ? nil : "Works where a picture is large; Enter makes it so." }, change: change)
  }
}
