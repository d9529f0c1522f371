import Domain
import Foundation
import Storage

/// What an act left behind: the same from every front end.
struct Footprint: Equatable, CustomStringConvertible {
  /// One line of the ledger, without what differs from run to run.
  struct Line: Equatable {
    var model: String
    var kind: LedgerEntry.Kind
    var outcome: LedgerEntry.Outcome
    var cost: Decimal?
    var estimate: Decimal?
    var assets: Int
  }

  var lines: [Line] = []
  /// Endings of the files in the images folder, sidecars and the trash included, and in `out`, where tests export to.
  var files: [String] = []
  /// Of each picture of the library: state, name, tags, cost and seed. Tags out of an analysis follow from the picture, which
  /// is another one each time.
  var assets: [String] = []
  /// Title and billing of the failure; empty without one.
  var failure = ""

  /// Reads a home.
  ///
  /// - Parameter failure: what the front end said.
  init(home: String, failure: String) throws {
    let paths = Paths(environment: ["VISUALIZER_HOME": home], home: home)
    let database = LibraryDatabase(paths: paths)
    lines = try GRDBLedger(database).entries(since: nil).map { entry in
      Line(
        model: entry.model, kind: entry.kind, outcome: entry.outcome,
        // What words cost goes by how many came.
        cost: entry.kind == .text ? entry.cost.map { _ in 0 } : entry.cost, estimate: entry.estimate,
        assets: entry.assets.count)
    }
    files = Self.kinds(in: paths.images) + Self.kinds(in: home + "/out").map { "out" + $0 }
    let library = GRDBLibrary(database, store: DiskPictureStore(paths: paths))
    assets = try library.find(AssetQuery(states: []), limit: .max, offset: 0).map { asset in
      let cost = asset.cost.map { "\($0)" } ?? "-"
      let seed = asset.request?.seed.map { "\($0)" } ?? "-"
      let name = Self.comparable(asset.name ?? "-", home: home)
      return
        "\(asset.state) \(name) \(asset.analysis.isEmpty ? asset.tags.sorted() : []) \(cost) \(seed) \(asset.analysis.prefix(20))"
    }.sorted()
    self.failure = Self.comparable(failure, home: home)
  }

  private static func kinds(in folder: String) -> [String] {
    names(in: folder).map { name in
      (name as NSString).deletingLastPathComponent + "/*." + (name as NSString).pathExtension
    }.sorted()
  }

  /// The screen may still be writing facts into a file; such a file has another name until it is whole. One that is left
  /// over stays.
  private static func names(in folder: String) -> [String] {
    var names: [String] = []
    for _ in 0..<250 {
      names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
      if !names.contains(where: { $0.hasSuffix(".tmp") }) { break }
      usleep(20_000)
    }
    return names
  }

  /// Folders, names of files and numbers of bytes differ from run to run.
  static func comparable(_ text: String, home: String) -> String {
    text.replacing(home, with: "HOME").replacing(/-[0-9a-f]{4}\b/, with: "-#").replacing(/[0-9]+/, with: "#")
  }

  var description: String { "\(lines)\n\(files)\n\(assets)\n\(failure)" }
}
