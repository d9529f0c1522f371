import Cells

extension Action {
  package static let up = Action("up")
  package static let down = Action("down")
  package static let left = Action("left")
  package static let right = Action("right")
  package static let first = Action("first")
  package static let last = Action("last")
  package static let pageUp = Action("pageUp")
  package static let pageDown = Action("pageDown")
  package static let open = Action("open")
  package static let toggle = Action("toggle")
  package static let find = Action("find")
  package static let findNext = Action("findNext")
}

/// Moving in lists and forms, and opening or changing what stands there.
enum MovingActions {
  static let rows: [ActionRow] = [
    move(.up, "Up", [.on(.up, in: .lists), .on("k", in: .moving)]),
    move(.down, "Down", [.on(.down, in: .lists), .on("j", in: .moving)]),
    ActionRow(
      .left, .moving, "Less, previous value", [.on(.left, .character("h"), in: [.form, .gallery])], listing: .never,
      deed: { $0.goSideways(.left) }),
    ActionRow(
      .right, .moving, "More, next value", [.on(.right, .character("l"), in: [.form, .gallery])], listing: .never,
      deed: { $0.goSideways(.right) }),
    move(.first, "First", [.on(.character("g"), .home, in: .moving)]),
    move(.last, "Last", [.on(.character("G"), .end, in: .moving)]),
    // In a line that is typed, ^U and ^D edit it.
    move(.pageUp, "Page up", [.on(.pageUp, .control("u"), in: .moving), .on(.pageUp, in: typed)]),
    move(.pageDown, "Page down", [.on(.pageDown, .control("d"), in: .moving), .on(.pageDown, in: typed)]),
    ActionRow(
      .open, .moving, "Open, edit, choose",
      [.on(.enter, in: [.form, .result, .jobs, .filter, .picker, .question, .files])], listing: .never,
      deed: { $0.open() }),
    ActionRow(.toggle, .moving, "Toggle", [.on(" ", in: [.form])], listing: .never, deed: { $0.toggle() }),
    ActionRow(
      .find, .moving, "Find a setting; in the help, a key", also: "search settings",
      [.on("/", in: [.form, .result, .reading])],
      reason: { $0.context == .reading && !$0.isOnTop(HelpLayer.self) ? "/ searches the help alone." : nil },
      change: { $0.find() }),
    ActionRow(
      .findNext, .moving, "Find the next", also: "search again setting", [.on("n", in: [.form])],
      reason: { $0.lastActs.search.isEmpty ? "Press / to search first." : nil }, change: { $0.findNext() }),
  ]

  private static let typed: Set<KeyContext> = [.files, .picker, .filter]

  private static func move(_ action: Action, _ summary: String, _ keys: [KeyBinding]) -> ActionRow {
    ActionRow(
      action, .moving, summary, keys, listing: .never,
      repeating: { model, times in
        model.move(action, times: times)
        return []
      })
  }
}
