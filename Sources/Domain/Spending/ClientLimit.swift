import Foundation

/// What one program that asks through this one may spend in a day, or all programs of one sort, beside the user's own limits.
package struct ClientLimit: Hashable, Sendable {
  /// Whose requests count, by their names in the ledger.
  package enum Scope: Hashable, Sendable {
    case named(String)
    /// All agents: `mcp`, alone or with a colon and a name behind it.
    case agents
    /// All clients of the gateway: whoever else has a name.
    case gateway

    package static let agent = "mcp"

    package func counts(_ client: String?) -> Bool {
      guard let client, !client.isEmpty else { return false }
      let isAgent = client == Self.agent || client.hasPrefix(Self.agent + ":")
      return switch self {
      case .named(let name): client == name
      case .agents: isAgent
      case .gateway: !isAgent
      }
    }

    /// What was spent by entries, with the estimates of what is under way.
    package func spent(in entries: some Sequence<LedgerEntry>) -> Decimal {
      entries.reduce(0) { $0 + (counts($1.client) ? $1.amount : 0) }
    }
  }

  package var scope: Scope
  /// US dollars.
  package var perDay: Decimal
  /// In a sentence: `the budget of this key`.
  package var name: String
  /// Whether words whose cost nobody can tell beforehand go out while anything is left.
  package var takesUnpricedWords: Bool

  package init(_ scope: Scope, perDay: Decimal, name: String, takesUnpricedWords: Bool = false) {
    self.scope = scope
    self.perDay = perDay
    self.name = name
    self.takesUnpricedWords = takesUnpricedWords
  }

  /// Whether a request has room.
  ///
  /// - Parameter spent: today, with what is under way in it.
  package func check(_ entry: LedgerEntry, spent: Decimal) -> Budget.Verdict {
    guard let most = entry.estimate ?? (takesUnpricedWords && entry.kind != .image ? 0 : nil) else {
      return .ask("What this costs cannot be told beforehand, so it cannot be kept within \(name).")
    }
    guard entry.estimate == nil ? spent >= perDay : spent + most > perDay else { return .ok }
    let cost = entry.estimate.map { "This may cost \(Money.text($0))" } ?? "What this costs cannot be told"
    return .ask("\(cost), and \(Money.text(left(after: spent))) of \(name) (\(Money.text(perDay))) is left today.")
  }

  package func left(after spent: Decimal) -> Decimal { max(0, perDay - spent) }
}
