import ArgumentParser
import Domain
import Engine
import Foundation
import Storage

extension GalleryCommand {
  /// Pictures on one page.
  struct Sheet: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put pictures on one page, with captions and a legend; it carries their requests.")

    @Argument(help: "The pictures, in order; none is all that the options select.", completion: Completion.pictures)
    var ids: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the PNG.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("What stands above them; else what they were all asked for.", valueName: "text"))
    var title: String?

    @Flag(help: "Let --output replace a file.")
    var force = false

    @Flag(help: "Write no prompt, model and settings into the file.")
    var noMetadata = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var selection: GallerySelection
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if output.allSatisfy(\.isWhitespace) { throw ValidationError("--output takes the name of a file.") }
      try selection.check(beside: ids)
    }

    func run() throws {
      let console = Console()
      let workspace = try Workspace.openLibrary(global, console)
      let assets = try selection.pictures(orNamed: ids, limit: Engine.mostOnSheet + 1, workspace.library)
      let embeds = workspace.settings.general.embedsMetadata && !noMetadata
      let bytes = try workspace.engine.sheet(SheetOrder(assets.map(\.id), title: title), embeds: embeds)
      let path = UserPath(output).absolute
      try workspace.pictures.write(bytes, to: path, replacing: force)
      guard json else { return try console.print(Harmless.line(path)) }
      let object = JSONText.object([
        ("ok", .truth(true)), ("path", .text(path)), ("count", .whole(assets.count)), ("bytes", .whole(bytes.count)),
      ])
      try console.print(object.pretty)
    }
  }
}
