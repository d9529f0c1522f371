/// How a cell looks: two inks and the attributes that every terminal knows.
package struct Style: Hashable, Sendable {
  package var foreground: Ink
  package var background: Ink
  package var attributes: Attributes

  package init(foreground: Ink = .terminal, background: Ink = .terminal, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  package static let plain = Style()

  /// The same look with more attributes.
  package func adding(_ more: Attributes) -> Style {
    Style(foreground: foreground, background: background, attributes: attributes.union(more))
  }

  /// The same look on another background.
  package func on(_ background: Ink) -> Style {
    Style(foreground: foreground, background: background, attributes: attributes)
  }
}

/// Text attributes, combinable.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let italic = Attributes(rawValue: 4)
  package static let underline = Attributes(rawValue: 8)
  package static let reverse = Attributes(rawValue: 16)
}
