import Cells

/// Output for a terminal under way: text, cursor moves and the current style.
struct TerminalBytes {
  private(set) var bytes: [UInt8] = []
  private let depth: ColorDepth
  private var style: Style?

  /// - Parameter depth: `.full` writes 24-bit colours, anything less entries of the 256-colour palette.
  init(depth: ColorDepth) { self.depth = depth }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  mutating func move(x: Int, y: Int) {
    append("\u{1B}[")
    append(number: y + 1)
    bytes.append(UInt8(ascii: ";"))
    append(number: x + 1)
    bytes.append(UInt8(ascii: "H"))
  }

  /// Switches to a style, writing only what differs from the current one.
  mutating func use(_ new: Style) {
    guard new != style else { return }
    let old = style
    style = new
    append("\u{1B}[")
    let startsAnew = old?.attributes != new.attributes
    if startsAnew { append(new.attributes) }
    if startsAnew || old?.foreground != new.foreground { append(new.foreground, base: 38) }
    if startsAnew || old?.background != new.background { append(new.background, base: 48) }
    bytes[bytes.count - 1] = UInt8(ascii: "m")
  }

  private mutating func append(_ attributes: Attributes) {
    append("0;")
    if attributes.contains(.bold) { append("1;") }
    if attributes.contains(.dim) { append("2;") }
    if attributes.contains(.italic) { append("3;") }
    if attributes.contains(.underline) { append("4;") }
    if attributes.contains(.reverse) { append("7;") }
  }

  private mutating func append(_ ink: Ink, base: Int) {
    if let color = ink.color, depth == .full {
      parameters(base, 2, Int(color.red), Int(color.green), Int(color.blue))
    } else if let index = ink.paletteIndex ?? ink.color.map(XtermPalette.nearest256) {
      parameters(base, 5, Int(index))
    } else {
      parameters(base + 1)
    }
  }

  private mutating func parameters(_ values: Int...) {
    for value in values {
      append(number: value)
      bytes.append(UInt8(ascii: ";"))
    }
  }

  private mutating func append(number: Int) {
    if number >= 10 { append(number: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
