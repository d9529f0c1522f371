/// What a cell is painted with: the terminal's own colour, an entry of the 256-colour palette, or a 24-bit colour.
package struct Ink: Hashable, Sendable {
  private var bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  /// The terminal's default foreground or background.
  package static let terminal = Ink(bits: 0)

  /// An entry of the xterm palette, 0-255.
  package static func palette(_ index: UInt8) -> Ink { Ink(bits: 0x0100_0000 | UInt32(index)) }

  package static func rgb(_ color: RGB) -> Ink { Ink(bits: 0x0200_0000 | color.hex) }

  package static func rgb(hex: UInt32) -> Ink { Ink(bits: 0x0200_0000 | hex & 0xFF_FFFF) }

  /// The palette index when this ink is one.
  package var paletteIndex: UInt8? { bits >> 24 == 1 ? UInt8(bits & 0xFF) : nil }

  /// The 24-bit colour when this ink is one.
  package var color: RGB? { bits >> 24 == 2 ? RGB(hex: bits & 0xFF_FFFF) : nil }
}
