import ArgumentParser
import Domain
import Engine
import Foundation

extension GalleryCommand {
  /// Copies pictures out.
  struct Export: ServiceCommand {
    static let configuration = CommandConfiguration(abstract: "Copy pictures into a folder; nothing is overwritten.")

    @Argument(help: "The pictures; none is all that the options select.", completion: Completion.pictures)
    var ids: [String] = []

    @Option(help: ArgumentHelp("The folder; made when it is missing.", valueName: "folder"))
    var to: String

    @Flag(help: "Leave prompt, model and settings out of the copies.")
    var noMetadata = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var selection: GallerySelection
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if to.allSatisfy(\.isWhitespace) { throw ValidationError("--to takes the name of a folder.") }
      try selection.check(beside: ids)
    }

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      let assets = try selection.pictures(orNamed: ids, workspace.library)
      let embeds = workspace.settings.general.embedsMetadata && !noMetadata
      let deeds = try await workspace.engine.export(assets, to: to, embeds: embeds)
      var outcome = GalleryOutcome()
      for path in deeds.done { outcome.add(path) }
      deeds.failures.forEach { outcome.fail($0) }
      try outcome.tell(console, json: json)
    }
  }

  /// Takes the user's files in.
  struct Import: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy image files, or those of folders, into the library.")

    @Argument(help: "Files and folders.")
    var paths: [String]

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      // An empty one would be the current folder: a variable of a script that is not set.
      if paths.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
        throw ValidationError("One of the paths is empty; name files or folders (. is the current one).")
      }
    }

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      let deeds = await workspace.engine.importFiles(paths)
      var outcome = GalleryOutcome()
      for asset in deeds.done { outcome.add(AssetSheet(asset: asset, path: workspace.library.path(of: asset))) }
      deeds.failures.forEach { outcome.fail($0) }
      deeds.remarks.forEach(console.note)
      try outcome.tell(console, json: json)
    }
  }
}
