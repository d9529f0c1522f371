/// Looks for a key in text that is about to be sent or kept, where it would be seen by others.
package struct KeySearch: Sendable {
  /// What is too short for a key would be found in any text.
  private static let least = 8

  private let key: [UInt8]

  /// - Parameter key: the one in use.
  package init(_ key: APIKey?) {
    let own = Array((key?.reveal() ?? "").utf8)
    self.key = own.count >= Self.least ? own : []
  }

  /// Whether one of the texts holds the key in use, or what looks like a key of OpenRouter.
  package func finds(in texts: [String]) -> Bool {
    texts.contains { text in
      let bytes = Array(text.utf8)
      return Self.holdsLikeness(bytes) || (!key.isEmpty && !Self.places(of: key, in: bytes).isEmpty)
    }
  }

  private static let mark = Array("sk-or-".utf8)

  private static func holdsLikeness(_ bytes: [UInt8]) -> Bool {
    let folded = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return places(of: mark, in: folded).contains { place in
      folded[(place + mark.count)...].prefix(least).count(where: isOfKey) == least
    }
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  private static func places(of word: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = word.first, bytes.count >= word.count else { return [] }
    return (0...bytes.count - word.count).filter { bytes[$0] == first && bytes[$0...].starts(with: word) }
  }
}
