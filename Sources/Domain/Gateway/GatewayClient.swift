import Foundation

/// A program that may use the gateway: its key, and what it may spend and use.
package struct GatewayClient: Hashable, Codable, Sendable {
  /// By which the ledger knows it.
  package var name: String
  package var key: String
  /// US dollars; nil is no limit of its own.
  package var budgetPerDay: Decimal?
  /// Patterns of model ids, with `*` for anything; empty is all.
  package var models: [String] = []

  package init(name: String, key: String = Self.newKey()) {
    self.name = name
    self.key = key
  }

  /// The client that the key of the gateway itself belongs to.
  package static let standardName = "default"

  /// 192 bits by chance.
  package static func newKey() -> String {
    let words = (0..<3).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
    return "vz-" + words.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
  }

  /// Whether it may use a model.
  package func mayUse(_ model: String) -> Bool {
    models.isEmpty || models.contains { Self.matches(Array(model.utf8)[...], Array($0.utf8)[...]) }
  }

  private static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    // Each star is tried at most once for each place: the last one alone is taken back.
    var (text, pattern) = (text, pattern)
    var retry: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while true {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (text, pattern)
      } else if let byte = text.first, byte == pattern.first {
        (text, pattern) = (text.dropFirst(), pattern.dropFirst())
      } else if text.isEmpty, pattern.isEmpty {
        return true
      } else if let known = retry, !known.text.isEmpty {
        text = known.text.dropFirst()
        pattern = known.pattern
        retry = (text, pattern)
      } else {
        return false
      }
    }
  }
}
