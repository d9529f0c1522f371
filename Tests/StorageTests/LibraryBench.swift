import Domain
import Foundation
import Testing

@testable import Storage

/// A library in a folder of its own, and pictures to fill it with.
struct LibraryBench {
  let workspace: Workspace
  /// 2026-11-21 03:45 UTC.
  static let now = Date(timeIntervalSince1970: 1_795_232_700)

  init() throws { workspace = try Workspace() }

  /// As another instance of the program opens it.
  func open(now: Date = LibraryBench.now) -> (library: GRDBLibrary, ledger: GRDBLedger) {
    let database = LibraryDatabase(paths: workspace.paths, now: { now })
    let store = DiskPictureStore(paths: workspace.paths, timeZone: .gmt, now: { now })
    return (GRDBLibrary(database, store: store), GRDBLedger(database))
  }

  /// The library as it is opened so many days later by somebody who goes on using it.
  func openLate(days: Double) throws -> GRDBLibrary {
    let between = Self.now.addingTimeInterval((days - 10) * 86_400)
    try open().ledger.record(LedgerEntry(time: between, model: "a/b"))
    return open(now: Self.now.addingTimeInterval(days * 86_400)).library
  }

  /// The smallest PNG there is: one pixel.
  static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
    0,
    0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48,
    0xAF, 0xA4, 0x71, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  static func asset(_ prompt: String, model: String = "a/b", cost: Decimal? = nil, age: Double = 0) -> Asset {
    var asset = Asset(id: Asset.newID(), created: now.addingTimeInterval(-age))
    asset.origin.prompt = prompt
    asset.origin.model = model
    asset.origin.generationID = "gen-\(asset.id)"
    asset.cost = cost
    asset.request = ImageRequest(route: .images, model: model, prompt: prompt + ", sent", seed: 7)
    return asset
  }

  var databases: [String] {
    get throws { try workspace.names(in: workspace.paths.data).filter { $0.hasPrefix("library.sqlite") } }
  }
}
