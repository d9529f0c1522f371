import ArgumentParser
import Domain
import Foundation

/// The library of pictures.
struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery", abstract: "List, search, show, name, tag, export, import and discard pictures.",
    discussion: """
      A picture is named by its id, the beginning of one, or its file's name. The trash keeps pictures for 30 days.

      Lists and searches take the gallery's filter: words, and model:openai/gpt-image-1 or a part of it, type:scene_card, \
      tag:fox, is:review, saved, trash, missing, rejected, kept or all, rating:>=4, for:scene_card, since:2026-11-01, today, week or month, \
      until:2026-11-10, <0.05 and >0.01 (cost), sort:newest, oldest, name, dearest or cheapest. Options come first.

      EXAMPLES
        visualizer gallery list --state saved --sort dearest
        visualizer gallery search "fox snow" --json
        visualizer gallery list 'tag:"big fox" since:week <0.05'
        visualizer gallery show 3f9a
        visualizer gallery save 3f9a c017 --name "Fox in snow"
        visualizer gallery tag 3f9a --add fox,snow --remove dog
        visualizer gallery rate 3f9a c017 4
        visualizer gallery use 3f9a --for scene-card,character-portrait
        visualizer gallery export 3f9a c017 --to ~/Pictures --no-metadata
        visualizer gallery sheet 3f9a c017 -o sheet.png
        visualizer gallery import photo.jpg sketches/
        visualizer gallery trash 3f9a
        visualizer gallery trash --restore 3f9a
        visualizer gallery trash --empty
      """,
    subcommands: [
      List.self, Search.self, Show.self, Save.self, Rename.self, Tag.self, Rate.self, Use.self, Sheet.self, Export.self,
      Import.self,
      Trash.self, All.self,
    ], defaultSubcommand: All.self)
}

extension GalleryCommand {
  /// What `gallery` alone does. It takes no filter: a mistyped command would be one.
  struct All: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List pictures.", shouldDisplay: false)

    @OptionGroup var selection: GallerySelection
    @OptionGroup var page: GalleryPage
    @OptionGroup var global: GlobalOptions

    func run() throws { try page.print(try selection.query(), global) }
  }

  /// The table of pictures.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List pictures; what gallery alone does, with a filter.")

    @Argument(help: "A filter; none is all that are kept.")
    var filter: [String] = []

    @OptionGroup var selection: GallerySelection
    @OptionGroup var page: GalleryPage
    @OptionGroup var global: GlobalOptions

    func run() throws { try page.print(try selection.query(text: filter.joined(separator: " ")), global) }
  }

  /// Full-text search.
  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find pictures by beginnings of words in prompt, tags, analysis and name.")

    @Argument(help: "Words that must all be found, and conditions.")
    var words: [String]

    @OptionGroup var selection: GallerySelection
    @OptionGroup var page: GalleryPage
    @OptionGroup var global: GlobalOptions

    func run() throws { try page.print(try selection.query(text: words.joined(separator: " ")), global) }
  }

  /// Everything about one picture.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show everything known about a picture.")

    @Argument(help: "The picture.", completion: Completion.pictures)
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
