import ArgumentParser
import Domain
import Foundation

/// How many pictures a list shows, and in what form.
struct GalleryPage: ParsableArguments {
  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit = 100

  @Option(help: ArgumentHelp("Leave out so many at the beginning.", valueName: "n"))
  var offset = 0

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard limit >= 0, offset >= 0 else { throw ValidationError("--limit and --offset take whole numbers from 0 on.") }
  }

  func print(_ query: AssetQuery, _ global: GlobalOptions) throws(Failure) {
    let console = Console()
    let workspace = try Workspace.openLibrary(global, console)
    let assets = try workspace.library.find(query, limit: limit, offset: offset)
    let count = try workspace.library.count(query)
    guard json || !assets.isEmpty else { return console.note("No picture in the library fits.") }
    try console.print(Self.table(assets), asJSON: json) {
      let sheets = assets.map { AssetSheet(asset: $0, path: workspace.library.path(of: $0)).json }
      return .object([("ok", .truth(true)), ("count", .whole(count)), ("images", .list(sheets))])
    }
    if !json, !assets.isEmpty, assets.count < count {
      console.note("\(assets.count) of \(count) pictures; --limit and --offset show others.")
    }
  }

  private static func table(_ assets: [Asset]) -> TextTable {
    var table = TextTable(columns: [
      .init(title: "ID"), .init(title: "MADE"), .init(title: "STATE"), .init(title: "MODEL", isFlexible: true),
      .init(title: "COST", isRight: true), .init(title: "PICTURE", isFlexible: true),
    ])
    table.rows = assets.map { asset in
      [
        asset.id, String(AssetSheet.time(asset.created).prefix(10)),
        asset.isMissing ? "missing" : asset.state.rawValue, asset.origin.model, asset.cost.map(Money.text) ?? "n/a",
        Harmless.line(asset.title, limit: 200),
      ]
    }
    return table
  }
}

extension Workspace {
  /// For commands about the library alone, which send nothing.
  static func openLibrary(_ global: GlobalOptions, _ console: Console) throws(Failure) -> Workspace {
    let workspace = try Workspace.open(global, console, toleratingAddress: true)
    _ = try workspace.library.count(AssetQuery(states: [.trashed]))
    workspace.library.notices().forEach(console.note)
    return workspace
  }
}
