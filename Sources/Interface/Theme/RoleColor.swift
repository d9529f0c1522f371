import Cells

/// One role's colour as a theme file spells it: a name, a palette number or `#rrggbb`, and attribute words.
package struct RoleColor: Hashable, Sendable {
  package var ink: Ink
  package var attributes: Attributes

  package init(ink: Ink, attributes: Attributes = []) {
    self.ink = ink
    self.attributes = attributes
  }

  /// Nil for words that are neither a colour nor an attribute.
  package init?(_ text: String) {
    self.init(ink: .terminal)
    for word in text.lowercased().split(separator: " ") {
      if let attribute = Self.attributeWords[String(word)] {
        attributes.insert(attribute)
      } else if let ink = Self.ink(word) {
        self.ink = ink
      } else {
        return nil
      }
    }
  }

  private static let attributeWords: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "gray", "bright-red", "bright-green",
    "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  private static func ink(_ word: Substring) -> Ink? {
    if word == "default" { return .terminal }
    if word.hasPrefix("#") {
      guard word.count == 7, let hex = UInt32(word.dropFirst(), radix: 16) else { return nil }
      return .rgb(hex: hex)
    }
    if let index = UInt8(word) { return .palette(index) }
    return names.firstIndex(of: String(word)).map { .palette(UInt8($0)) }
  }
}
