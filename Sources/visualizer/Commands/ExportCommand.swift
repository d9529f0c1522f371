import ArgumentParser
import Domain
import Engine
import Foundation
import Storage

/// Writes the settings as a file of another program.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the settings for another program.",
    discussion: """
      Prints what the other program's file would hold; the key is never in it. For Talemate, --into puts the settings into \
      its config.yaml, keeps the rest of it, and keeps the old file beside it.

      EXAMPLES
        visualizer export talemate
        visualizer export talemate --into ~/talemate/config.yaml
        visualizer export openclaw > openclaw-pictures.json
      """,
    subcommands: [Talemate.self, OpenClaw.self])

  /// Talemate's config.yaml.
  struct Talemate: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write them as Talemate's config.yaml has them.")

    @Option(help: ArgumentHelp("Put them into this file.", valueName: "file"), completion: .file())
    var into: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let export = try ExportCommand.export(global, console)
      guard let into else { return try console.write(String(decoding: try export.talemate(), as: UTF8.self)) }
      let path = (into as NSString).expandingTildeInPath
      let backup = try export.mergeIntoTalemate(path)
      console.note("\(Harmless.line(path)) has the settings. The old file is \(Harmless.line(backup)).")
    }
  }

  /// OpenClaw's openclaw.json.
  struct OpenClaw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "openclaw", abstract: "Write them as OpenClaw's openclaw.json has them.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      try console.print(try ExportCommand.export(global, console).openClaw.pretty)
    }
  }

  private static func export(_ global: GlobalOptions, _ console: Console) throws(Failure) -> ForeignExport {
    let workspace = try Workspace.open(global, console, toleratingAddress: true)
    let catalogue = workspace.engine.keptCatalogue() ?? .empty
    return ForeignExport(workspace.settings, ForeignWords(providers: catalogue.providers))
  }
}
