import ArgumentParser
import Domain
import Engine
import Foundation

/// A change of several pictures: what commands that make one have in common.
struct GalleryChange: ParsableArguments {
  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Keep a name or tags that hold what looks like a key.")
  var allowKey = false

  @OptionGroup var global: GlobalOptions

  /// - Parameters:
  ///   - words: what is kept with the pictures.
  ///   - change: gets each picture with its number among those that are there, from 1.
  func make(_ ids: [String], words: String = "", _ change: (Asset, Int) -> AssetChange) throws {
    let console = Console()
    let workspace = try Workspace.openLibrary(global, console)
    if !allowKey { try Consent.check([words], workspace.keySearch) }
    let assets = try workspace.library.all(named: ids)
    for asset in assets { try Self.check(asset) }
    var outcome = GalleryOutcome()
    for (index, asset) in assets.enumerated() {
      outcome.attempt { () throws(Failure) in
        let edit = AssetEdit(asset.id, change(asset, index + 1))
        let deed = try LibraryChanges(workspace.library).edit([edit], said: "Changed.")
        if let failure = deed.failure { throw failure }
        guard let changed = try workspace.library.assets([asset.id]).first else { throw Self.gone(asset) }
        return AssetSheet(asset: changed, path: workspace.library.path(of: changed))
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

  static func check(name: String) throws {
    if AssetChange.cleanName(name).isEmpty { throw ValidationError("The name is empty.") }
  }
}

extension AssetLibrary {
  /// Every picture that is named, each once, before anything is done with one of them.
  ///
  /// - Throws: a `.usage` failure when one of them is unknown.
  func all(named ids: [String]) throws(Failure) -> [Asset] {
    var assets: [Asset] = []
    for id in ids {
      let asset = try asset(id)
      if !assets.contains(where: { $0.id == asset.id }) { assets.append(asset) }
    }
    return assets
  }
}
