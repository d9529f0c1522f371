import ArgumentParser
import Domain
import Foundation
import Raster
import Runtime
import Storage

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

    func run() throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      var assets: [Asset] = []
      for id in ids { assets.append(try workspace.library.asset(id)) }
      if ids.isEmpty { assets = try workspace.library.find(selection.query(), limit: .max, offset: 0) }
      var outcome = GalleryOutcome()
      for asset in assets { outcome.attempt { () throws(Failure) in try copy(asset, workspace) } }
      try outcome.tell(console, json: json)
    }

    private func copy(_ asset: Asset, _ workspace: Workspace) throws(Failure) -> String {
      let bytes = try workspace.pictures.read(workspace.library.path(of: asset), limit: 256 << 20)
      let file = noMetadata ? ImageMetadata.strip(from: bytes) : workspace.library.marked(bytes, with: asset)
      let name = (asset.file as NSString).lastPathComponent
      let folder = UserPath(to).absolute
      var number = 1
      while workspace.pictures.exists("\(folder)/\(ResultShelf.numbered(name, number))") { number += 1 }
      let path = "\(folder)/\(ResultShelf.numbered(name, number))"
      try workspace.pictures.write(file, to: path, replacing: false)
      return path
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

    func run() throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      var outcome = GalleryOutcome()
      for path in paths.flatMap(Self.files) {
        outcome.attempt { () throws(Failure) in
          let asset = try workspace.library.importFile(path)
          return AssetSheet(asset: asset, path: workspace.library.path(of: asset))
        }
      }
      try outcome.tell(console, json: json)
    }

    /// The file itself, or the images of a folder and of the folders in it.
    private static func files(_ path: String) -> [String] {
      let path = UserPath(path).absolute
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        return [path]
      }
      let names = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
      let endings = Set(ImageFormat.allCases.map(\.fileExtension) + ["jpeg"])
      return names.sorted().filter { endings.contains(($0 as NSString).pathExtension.lowercased()) }.map {
        "\(path)/\($0)"
      }
    }
  }
}
