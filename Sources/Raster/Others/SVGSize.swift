/// The size that an SVG is drawn in, by the first element of its text.
struct SVGSize {
  let width: Int
  let height: Int

  /// What says nothing of its size is drawn in the one that browsers take for pictures without.
  init(_ bytes: [UInt8]) {
    let tag = Self.tag(bytes.prefix(65_536))
    let box = Self.value("viewBox", in: tag)?.split { " ,\n\t\r".contains($0) }.compactMap { Double($0) } ?? []
    let (boxWidth, boxHeight) = box.count == 4 && box[2] > 0 && box[3] > 0 ? (box[2], box[3]) : (300, 150)
    let wide = Self.value("width", in: tag).flatMap(Self.pixels)
    let high = Self.value("height", in: tag).flatMap(Self.pixels)
    let scale = wide.map { $0 / boxWidth } ?? high.map { $0 / boxHeight } ?? 1
    width = Self.side(wide ?? boxWidth * scale)
    height = Self.side(high ?? boxHeight * scale)
  }

  private static func side(_ length: Double) -> Int {
    length.isFinite ? min(max(1, Int(min(length, 1e6).rounded())), 65_535) : 1
  }

  /// From the first "<svg" to the end of that element.
  private static func tag(_ bytes: ArraySlice<UInt8>) -> Substring {
    let text = String(decoding: bytes, as: UTF8.self)[...]
    var rest = text
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      if rest.hasPrefix("!--") {
        guard let end = rest.firstRange(of: "-->") else { return "" }
        rest = rest[end.upperBound...]
        continue
      }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" }
      if name == "svg" || name.hasSuffix(":svg") { return rest.prefix { $0 != ">" } }
    }
    return ""
  }

  private static func value(_ name: String, in tag: Substring) -> Substring? {
    var rest = tag
    while let sign = rest.firstIndex(of: "=") {
      let before = rest[..<sign].split { $0.isWhitespace }.last
      let behind = rest[rest.index(after: sign)...].drop { $0.isWhitespace }
      guard let quote = behind.first, quote == "\"" || quote == "'" else { return nil }
      let value = behind.dropFirst().prefix { $0 != quote }
      if before == name[...] { return value }
      rest = behind.dropFirst(value.count + 2)
    }
    return nil
  }

  private static let units: [(String, Double)] = [
    ("px", 1), ("pt", 4.0 / 3), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96), ("em", 16), ("", 1),
  ]

  /// Shares of a page say nothing.
  private static func pixels(_ text: Substring) -> Double? {
    for (unit, scale) in units where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count).filter { !$0.isWhitespace }), number > 0 {
        return number * scale
      }
    }
    return nil
  }
}
