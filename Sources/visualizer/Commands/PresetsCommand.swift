import ArgumentParser
import Domain
import Storage

/// Named prompts with all that belongs to them.
struct PresetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "presets", abstract: "Named prompts with model, format, style and parameters.",
    discussion: """
      They are kept in presets.yaml beside config.yaml. `generate --preset NAME` uses one; what is given beside it wins.

      EXAMPLES
        visualizer presets save card --prompt "a {knight|witch}" --format portrait
        visualizer generate --preset card -n 4
        visualizer generate "a dragon" --preset card
      """,
    subcommands: [List.self, Save.self, Show.self, Delete.self], defaultSubcommand: List.self)
}

extension PresetsCommand {
  /// The table of presets.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List presets (the default).")

    @Flag(help: "Print one JSON array.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let (presets, notices) = try Workspace.open(global, console, toleratingAddress: true).presetFiles.load()
      notices.forEach(console.note)
      let sheets = presets.map { PresetSheet(preset: $0) }
      var table = TextTable(columns: [
        .init(title: "NAME"), .init(title: "MODEL", isFlexible: true), .init(title: "FORMAT"),
        .init(title: "PROMPT", isFlexible: true),
      ])
      table.rows = sheets.map(\.row)
      try console.print(table, asJSON: json) { .list(sheets.map(\.json)) }
    }
  }

  /// One preset with all that it holds.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show a preset.")

    @Argument(help: "Its name.")
    var name: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let (presets, notices) = try Workspace.open(global, console, toleratingAddress: true).presetFiles.load()
      notices.forEach(console.note)
      let sheet = PresetSheet(preset: try presets.required(name))
      try console.print(json ? sheet.json.pretty : sheet.lines.joined(separator: "\n"))
    }
  }

  /// Removes a preset.
  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Delete a preset; on a terminal it is asked about first.")

    @Argument(help: "Its name.")
    var name: String
    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let files = try Workspace.open(global, console, toleratingAddress: true).presetFiles
      let preset = try files.load().presets.required(name)
      let question = "Delete the preset \(preset.name)? This cannot be undone."
      if !yes, console.hasTerminal, try !console.asks(question) {
        throw Failure(.cancelled, "The preset stays.")
      }
      try files.delete(preset.name)
    }
  }
}
