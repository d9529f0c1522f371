import ArgumentParser
import Domain
import Engine
import Foundation
import Interface
import Storage

/// What the shell offers for values, read from what is on the disk: nothing is asked of the network.
enum Completion {
  private static let mostPictures = 200

  static let models = values { workspace in
    (workspace.engine.keptCatalogue() ?? .empty).models.map(\.id)
  }

  static let providers = values { workspace in
    (workspace.engine.keptCatalogue() ?? .empty).providers.map(\.slug)
  }

  static let styles = values { workspace in workspace.styleFiles.load().styles.styles.map(\.id) }

  static let settings = values { _ in Fields.all.map(\.id) }

  static let pictures = values { workspace in
    let query = AssetQuery()
    let ids = (try? workspace.library.ids(query)) ?? []
    return Array(ids.prefix(mostPictures))
  }

  static let places = values { _ in KeyContext.allCases.map(\.name) }

  /// Those that begin with what is typed; whatever fails, nothing is offered.
  private static func values(_ all: @escaping @Sendable (Workspace) -> [String]) -> CompletionKind {
    .custom { words, _, prefix in
      guard let options = try? GlobalOptions.parse(words.contains("--demo") ? ["--demo"] : []),
        let workspace = try? Workspace.open(options, toleratingAddress: true)
      else { return [] }
      return all(workspace).filter { $0.hasPrefix(prefix) }
    }
  }
}
