import ArgumentParser
import Domain
import Interface
import Storage

/// Prints which key does what.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print which key does what on the screen, the user's own keys included.",
    discussion: """
      The file keymap.yaml, beside config.yaml, gives any action another key, by place. What it does not name keeps its key. \
      none takes the keys of an action away. The places and actions have the names that this command prints; anywhere is \
      wherever the action has a key by itself. Rows that cannot be used are named with their line.

      EXAMPLES
        visualizer keys
        visualizer keys gallery
        visualizer keys --json
      """)

  @Argument(help: "Only this place.", completion: Completion.places)
  var place: String?

  @Flag(help: "Print one JSON list.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = Console()
    let workspace = try Workspace.open(global, console, toleratingAddress: true)
    let (keymap, notices) = Keymap.with(KeymapReader(paths: workspace.paths).load())
    notices.forEach(console.note)
    let rows = try chosen(among: keymap.listing)
    try console.print(table(rows), asJSON: json) {
      .list(
        rows.map { .object([("place", .text($0.place)), ("action", .text($0.action)), ("keys", .texts($0.keys))]) })
    }
  }

  private typealias Row = (place: String, action: String, keys: [String])

  private func chosen(among rows: [Row]) throws(Failure) -> [Row] {
    guard let place else { return rows }
    let chosen = rows.filter { $0.place == place }
    guard chosen.isEmpty else { return chosen }
    let places = rows.map(\.place).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    throw Failure(
      .usage, "There is no place \"\(Harmless.line(place, limit: 60))\".",
      advice: "There are \(places.joined(separator: ", ")).")
  }

  private func table(_ rows: [Row]) -> TextTable {
    TextTable(
      columns: ["PLACE", "ACTION", "KEYS"].map { TextTable.Column(title: $0) },
      rows: rows.map { [$0.place, $0.action, $0.keys.joined(separator: " ")] })
  }
}
