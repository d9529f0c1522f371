import ArgumentParser
import Domain
import Foundation
import Runtime

extension GalleryCommand {
  /// Copies pictures out.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Copy pictures into a folder; nothing is overwritten.")

    @Argument(help: "The pictures; none is all that the options select.")
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
      if !ids.isEmpty, !selection.isEmpty {
        throw ValidationError("Name pictures or select them with options; the two do not go together.")
      }
    }

    func run() throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      let assets =
        ids.isEmpty
        ? try workspace.library.find(selection.query(), limit: .max, offset: 0) : try workspace.library.all(named: ids)
      let export = LibraryExport(
        library: workspace.library, pictures: workspace.pictures, folder: UserPath(to).absolute,
        embeds: workspace.settings.general.embedsMetadata && !noMetadata)
      try export.check()
      var outcome = GalleryOutcome()
      for asset in assets { outcome.attempt { () throws(Failure) in try export.copy(asset) } }
      try outcome.tell(console, json: json)
    }
  }

  /// Takes the user's files in.
  struct Import: ParsableCommand {
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

    func run() throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      var outcome = GalleryOutcome()
      for path in paths {
        let files = ImageFiles.under(UserPath(path).absolute)
        if files.isEmpty { outcome.fail(Self.nothing(in: path)) }
        for file in files {
          outcome.attempt { () throws(Failure) in
            let asset = try workspace.library.importFile(file)
            return AssetSheet(asset: asset, path: workspace.library.path(of: asset))
          }
        }
      }
      workspace.library.notices().forEach(console.note)
      try outcome.tell(console, json: json)
    }

    private static func nothing(in path: String) -> Failure {
      Failure(
        .notAnImage, "There is no image file in \(Harmless.line(path, limit: 300)).",
        advice: "Files are chosen by their endings, such as .png and .jpg.")
    }
  }
}
