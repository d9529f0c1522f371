import ArgumentParser
import Domain
import Foundation

/// A change of several pictures: what commands that make one have in common.
struct GalleryChange: ParsableArguments {
  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var global: GlobalOptions

  /// - Parameter change: gets each picture with its number among those that are there, from 1.
  func make(_ ids: [String], _ change: (Asset, Int) -> AssetChange) throws {
    let console = Console()
    let workspace = try Workspace.openLibrary(global, console)
    var outcome = GalleryOutcome()
    var number = 0
    for id in ids {
      outcome.attempt { () throws(Failure) in
        let asset = try workspace.library.asset(id)
        try Self.check(asset)
        let changed = try workspace.library.change([asset.id], change(asset, number + 1))
        guard let asset = changed.first else { throw Self.gone(asset) }
        number += 1
        return AssetSheet(asset: asset, path: workspace.library.path(of: asset))
      }
    }
    try outcome.tell(console, json: json)
  }

  private static func check(_ asset: Asset) throws(Failure) {
    guard asset.state == .trashed else { return }
    throw Failure(
      .usage, "The picture \(asset.id) is in the trash.",
      advice: "Take it back first: visualizer gallery trash --restore \(asset.id)")
  }

  private static func gone(_ asset: Asset) -> Failure {
    Failure(.usage, "The picture \(asset.id) is no longer in the library.", advice: "See `visualizer gallery list`.")
  }

  static func clean(_ name: String) -> String {
    Harmless.line(name.trimmingCharacters(in: .whitespacesAndNewlines), limit: 200)
  }

  static func check(name: String) throws {
    if clean(name).isEmpty { throw ValidationError("The name is empty.") }
  }
}
