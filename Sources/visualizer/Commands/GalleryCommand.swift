import ArgumentParser
import Domain
import Foundation

/// The library of pictures.
struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery", abstract: "List, search, show, export, import and discard pictures.",
    discussion: """
      A picture is named by its id, the beginning of one, or its file's name. The trash keeps pictures for 30 days.

      EXAMPLES
        visualizer gallery list --state saved --sort dearest
        visualizer gallery search "fox snow" --json
        visualizer gallery show 3f9a
        visualizer gallery export 3f9a c017 --to ~/Pictures --no-metadata
        visualizer gallery import photo.jpg sketches/
        visualizer gallery trash 3f9a
        visualizer gallery trash --restore 3f9a
      """,
    subcommands: [List.self, Search.self, Show.self, Export.self, Import.self, Trash.self], defaultSubcommand: List.self
  )
}

extension GalleryCommand {
  /// The table of pictures.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List pictures (the default).")

    @OptionGroup var selection: GallerySelection
    @OptionGroup var page: GalleryPage
    @OptionGroup var global: GlobalOptions

    func run() throws { try page.print(selection.query(), global) }
  }

  /// Full-text search.
  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find pictures by beginnings of words in prompt, tags, analysis and name.")

    @Argument(help: "Words that must all be found.")
    var words: [String]

    @OptionGroup var selection: GallerySelection
    @OptionGroup var page: GalleryPage
    @OptionGroup var global: GlobalOptions

    func run() throws { try page.print(selection.query(text: words.joined(separator: " ")), global) }
  }

  /// Everything about one picture.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show everything known about a picture.")

    @Argument(help: "The picture.")
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      let asset = try workspace.library.asset(id)
      let sheet = AssetSheet(asset: asset, path: workspace.library.path(of: asset))
      try console.print(json ? sheet.json.pretty : sheet.lines.joined(separator: "\n"))
    }
  }
}
