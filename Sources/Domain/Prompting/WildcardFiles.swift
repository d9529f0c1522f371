import Foundation

/// The user's lists of words to draw from, by the names of their files.
package struct WildcardFiles: Hashable, Sendable {
  private let lists: [String: [String]]

  /// - Parameter texts: what the files hold, by name without `.txt`. A line is a choice; empty ones and those that begin
  ///   with `#` are left out.
  package init(_ texts: [String: String] = [:]) {
    let pairs = texts.map { ($0.key.lowercased(), Self.lines(of: $0.value)) }
    lists = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  package var names: [String] { lists.keys.sorted() }

  /// What `__name__` draws from; letter case does not matter.
  package subscript(_ name: String) -> [String]? { lists[name.lowercased()] }

  private static func lines(of text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }
}
