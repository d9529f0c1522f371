import ArgumentParser
import Domain
import Storage

/// The styles that are joined to prompts.
struct StylesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "styles", abstract: "List, show, make and change styles.",
    discussion: """
      Styles of your own are YAML files in the folder styles beside config.yaml, in Talemate's layout.

      EXAMPLES
        visualizer styles list
        visualizer styles show visual_styles__digital_art --json
        visualizer styles new "Ink wash" --positive "A loose ink wash."
        visualizer config set styles.art visual_styles__photo
      """,
    subcommands: [List.self, Show.self, New.self, Edit.self, Delete.self], defaultSubcommand: List.self)

  /// A style by id or name.
  ///
  /// - Throws: a `.usage` failure when there is none.
  static func style(_ text: String, among styles: StyleBook) throws(Failure) -> ImageStyle {
    let folded = text.lowercased()
    if let style = styles.style(text) ?? styles.styles.first(where: { $0.name.lowercased() == folded }) {
      return style
    }
    throw Failure(
      .usage, "There is no style \"\(Harmless.line(text, limit: 100))\".", advice: "See `visualizer styles list`.")
  }
}

extension StylesCommand {
  /// The table of styles.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List styles (the default); * is chosen in the settings.")

    @Flag(help: "Print one JSON array.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let (book, notices) = workspace.styleFiles.load()
      notices.forEach(console.note)
      let sheets = book.styles.map { StyleSheet($0, settings: workspace.settings) }
      var table = TextTable(columns: [
        .init(title: ""), .init(title: "ID", isFlexible: true), .init(title: "NAME", isFlexible: true),
        .init(title: "TYPE"), .init(title: "ORIGIN"),
      ])
      table.rows = sheets.map(\.row)
      try console.print(table, asJSON: json) { .list(sheets.map(\.json)) }
    }
  }

  /// One style with its texts.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show a style with what it adds to prompts.")

    @Argument(help: "The style's id, or its name.", completion: Completion.styles)
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let (book, notices) = workspace.styleFiles.load()
      notices.forEach(console.note)
      let sheet = StyleSheet(try StylesCommand.style(id, among: book), settings: workspace.settings)
      try console.print(json ? sheet.json.pretty : sheet.lines.joined(separator: "\n"))
    }
  }
}
