import Domain
import Foundation

/// The name of a model as clients write it: `openrouter/author/slug`, `openrouter:author/slug`, with parameters behind a
/// question mark, or several to be tried one after the other (`a|b|c`).
struct ModelString: Sendable {
  /// Parameters of the name, which win over the body's.
  var parameters: [(name: String, value: String)] = []
  /// In the order in which they are tried.
  var models: [String]

  private static let most = 5

  init(_ text: String, aliases: [ModelAlias] = []) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let named = aliases.lazy.compactMap { $0.applied(to: trimmed) }.first ?? trimmed
    let parts = named.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let names = (parts.first.map(String.init) ?? "").split(separator: "|").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    models = names.prefix(Self.most).map { ModelReference($0).id }.filter { !$0.isEmpty }
    guard parts.count == 2 else { return }
    parameters = parts[1].split(separator: "&").compactMap { pair in
      let sides = pair.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      return (String(sides[0]), String(sides[1]).removingPercentEncoding ?? String(sides[1]))
    }
  }
}
