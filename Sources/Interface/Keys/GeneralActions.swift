import Cells

extension Action {
  package static let help = Action("help")
  package static let palette = Action("palette")
  package static let log = Action("log")
  package static let jobs = Action("jobs")
  package static let theme = Action("theme")
  package static let refresh = Action("refresh")
  package static let zoom = Action("zoom")
  package static let redraw = Action("redraw")
  package static let suspend = Action("suspend")
  package static let interrupt = Action("interrupt")
  package static let quit = Action("quit")
  package static let back = Action("back")
}

/// What can be done anywhere.
enum GeneralActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .help, .anywhere, "Help", also: "keys shortcuts",
      [.on("?", in: .commands), .on(.function(1), in: .everywhere)], change: { $0.layers.append(HelpLayer()) }),
    ActionRow(
      .palette, .anywhere, "Command palette",
      [.on(":", in: .commands), .on(.control("p"), in: [.form, .result, .text])], listing: .never,
      change: { $0.layers.append(PaletteLayer($0)) }),
    ActionRow(
      .log, .anywhere, "Log of messages", also: "history errors", [.on("L", in: .commands)],
      change: { $0.layers.append(LogLayer(ListState(cursor: max(0, $0.log.count - 1)))) }),
    ActionRow(
      .jobs, .anywhere, "Jobs: what runs, waits and is done", also: "queue progress", [.on("J", in: .commands)],
      change: { $0.openJobs() }),
    ActionRow(
      .theme, .anywhere, "Choose a theme", also: "colours colors dark light appearance next", [.on("T", in: .commands)],
      change: { $0.layers.append(ThemeLayer($0)) }),
    ActionRow(
      .refresh, .anywhere, "Fetch the catalogue again", also: "reload update models",
      [.on("R", in: .commands), .on(.control("r"), in: [.picker])], deed: { $0.refresh() }),
    ActionRow(
      .zoom, .anywhere, "Zoom this pane, and back", also: "maximize full large", [.on("z", in: .commands)],
      change: { $0.isZoomed.toggle() }),
    ActionRow(
      .redraw, .anywhere, "Draw the screen afresh", also: "repaint refresh", [.on(.control("l"), in: .everywhere)],
      deed: { _ in [.redraw] }),
    // Where text is typed, ^Z takes back what was typed.
    ActionRow(
      .suspend, .anywhere, "Suspend to the shell (in text ^Z undoes)", [.on(.control("z"), in: .moving)],
      deed: { _ in [.suspend] }),
    ActionRow(
      .interrupt, .anywhere, "Cancel; twice: quit", [.on(.control("c"), in: .everywhere)], listing: .never,
      deed: { $0.interrupt() }),
    ActionRow(
      .quit, .anywhere, "Quit", also: "exit leave close",
      [.on("q", in: .commands), .on(.function(10), in: .everywhere)], deed: { $0.quit() }),
    ActionRow(
      .back, .anywhere, "Close the top layer", [.on(.escape, in: .everywhere)], listing: .never,
      deed: { $0.goBack() }),
  ]
}
