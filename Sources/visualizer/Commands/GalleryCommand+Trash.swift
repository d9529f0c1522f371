import ArgumentParser
import Domain
import Engine
import Foundation

extension GalleryCommand {
  /// Discards pictures, takes them back, or deletes them for good.
  struct Trash: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Move pictures to the trash, where they stay for 30 days; without any, list it.")

    @Argument(help: "The pictures.", completion: Completion.pictures)
    var ids: [String] = []

    @Flag(help: "Take them out of the trash again.")
    var restore = false

    @Flag(help: "Delete for good what is in the trash.")
    var empty = false

    @Flag(help: "With --empty: do not ask.")
    var yes = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if empty, restore || !ids.isEmpty { throw ValidationError("--empty stands alone: it takes all of the trash.") }
    }

    func run() throws {
      let console = Console()
      guard !ids.isEmpty || empty else {
        var page = try GalleryPage.parse([])
        page.json = json
        return try page.print(AssetQuery(states: [.trashed]), global)
      }
      let workspace = try Workspace.openLibrary(global, console)
      if empty { return try emptyTrash(workspace.library, console) }
      let assets = try workspace.library.all(named: ids)
      var outcome = GalleryOutcome()
      for asset in assets {
        outcome.attempt { () throws(Failure) in
          let changes = LibraryChanges(workspace.library)
          let deed = restore ? try changes.restore([asset.id]) : try changes.discard([asset.id])
          if let failure = deed.failure { throw failure }
          return workspace.library.path(of: try workspace.library.asset(asset.id))
        }
      }
      try outcome.tell(console, json: json)
    }

    private func emptyTrash(_ library: any AssetLibrary, _ console: Console) throws(Failure) {
      let ids = try library.ids(AssetQuery(states: [.trashed]))
      if !ids.isEmpty {
        guard try isWanted(Self.pictures(ids.count), console) else { return console.note("Nothing was deleted.") }
        if let failure = try LibraryChanges(library).delete(ids).failure { throw failure }
        library.notices().forEach(console.note)
      }
      if json {
        try console.print(JSONText.object([("ok", .truth(true)), ("deleted", .whole(ids.count))]).pretty)
      } else {
        console.note(ids.isEmpty ? "The trash is empty." : "\(Self.pictures(ids.count)) deleted for good.")
      }
    }

    private func isWanted(_ pictures: String, _ console: Console) throws(Failure) -> Bool {
      if yes { return true }
      guard console.hasTerminal else {
        throw Failure(
          .usage, "\(pictures) would be deleted for good; there is no terminal to ask on.",
          advice: "Nothing was deleted. Add --yes if you mean it.")
      }
      return try console.asks("Delete \(pictures) for good?")
    }

    private static func pictures(_ count: Int) -> String { "\(count) picture\(count == 1 ? "" : "s")" }
  }
}
