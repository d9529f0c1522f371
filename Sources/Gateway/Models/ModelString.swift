import Domain
import Foundation

/// The name of a model as clients write it: `openrouter/author/slug`, `openrouter:author/slug`, with parameters behind a
/// question mark. Several are tried one after the other (`a|b|c`), and one may be drawn of several
/// (`[weight=3]a^[weight=1]b`).
struct ModelString: Sendable {
  /// One model that is tried.
  struct Choice: Sendable {
    var name: String
    /// Of the name, which win over the body's.
    var parameters: [(name: String, value: String)] = []
  }

  /// In the order in which they are tried.
  let choices: [Choice]

  var models: [String] { choices.map(\.name) }

  private static let most = 5

  /// - Parameter draw: a number from nothing to below a sum of weights.
  init(
    _ text: String, aliases: [ModelAlias] = [], draw: (Double) -> Double = { Double.random(in: 0..<$0) }
  ) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    // The whole of it may have an alias, else each of its parts.
    let whole = Self.alias(of: text, aliases)
    let parts = (whole ?? text).split(separator: "|").flatMap { part -> [Substring] in
      let drawn = Self.drawn(part, draw)
      guard whole == nil, let named = Self.alias(of: drawn, aliases) else { return [Substring(drawn)] }
      return named.split(separator: "|").map { Substring(Self.drawn($0, draw)) }
    }
    choices = Array(parts.map { Self.choice(String($0)) }.filter { !$0.name.isEmpty }.prefix(Self.most))
  }

  /// By the name with its parameters, else by the name alone, whose parameters stay.
  private static func alias(of text: String, _ aliases: [ModelAlias]) -> String? {
    if let named = aliases.lazy.compactMap({ $0.applied(to: text) }).first { return named }
    guard let mark = text.firstIndex(of: "?") else { return nil }
    let name = String(text[..<mark])
    let parameters = text[text.index(after: mark)...]
    return aliases.lazy.compactMap { $0.applied(to: name) }.first.map { named in
      named.split(separator: "|").map { "\($0)\($0.contains("?") ? "&" : "?")\(parameters)" }.joined(separator: "|")
    }
  }

  /// One of those between carets, the heavier the likelier; a weight that is none counts as one.
  private static func drawn(_ text: Substring, _ draw: (Double) -> Double) -> String {
    let branches = text.split(separator: "^").map { weighted(String($0).trimmingCharacters(in: .whitespaces)) }
    let sum = branches.reduce(0) { $0 + $1.weight }
    guard branches.count > 1, sum > 0 else { return branches.first?.name ?? "" }
    var rest = draw(sum)
    for branch in branches {
      rest -= branch.weight
      if rest < 0 { return branch.name }
    }
    return branches[branches.count - 1].name
  }

  private static func weighted(_ text: String) -> (weight: Double, name: String) {
    guard text.hasPrefix("["), let match = text.wholeMatch(of: /\[weight=([0-9.]+)\]\s*(.*)/) else { return (1, text) }
    return (Double(match.1).map { min($0, 1_000_000) } ?? 1, String(match.2))
  }

  private static func choice(_ text: String) -> Choice {
    let sides = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let name = ModelReference(sides.first.map(String.init) ?? "").id
    guard sides.count == 2 else { return Choice(name: name) }
    let parameters = sides[1].split(separator: "&").compactMap { pair -> (name: String, value: String)? in
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      return (parts[0].trimmingCharacters(in: .whitespaces), parts[1].removingPercentEncoding ?? parts[1])
    }
    return Choice(name: name, parameters: parameters)
  }
}
