/// Six rows of a picture, as one line of six dots a column for each colour.
struct SixelBand {
  private let width: Int
  private var dots: [UInt8]
  private var used: [Bool]

  init(width: Int, colors: Int) {
    self.width = width
    dots = Array(repeating: 0, count: width * colors)
    used = Array(repeating: false, count: colors)
  }

  /// - Parameter places: the colour of each pixel of the whole picture.
  mutating func load(_ places: [UInt8], from top: Int, to bottom: Int) {
    for color in used.indices where used[color] {
      for x in color * width..<(color + 1) * width { dots[x] = 0 }
      used[color] = false
    }
    for y in top..<bottom {
      let bit: UInt8 = 1 << UInt8(y - top)
      for x in 0..<width {
        let color = Int(places[y * width + x])
        used[color] = true
        dots[color * width + x] |= bit
      }
    }
  }

  func write(into bytes: inout [UInt8]) {
    for color in used.indices where used[color] {
      bytes += "#\(color)".utf8
      writeLine(color, into: &bytes)
      bytes.append(UInt8(ascii: "$"))
    }
    bytes[bytes.count - 1] = UInt8(ascii: "-")
  }

  /// Dots alike are counted; what is empty at the end is left out.
  private func writeLine(_ color: Int, into bytes: inout [UInt8]) {
    let line = dots[color * width..<(color + 1) * width]
    var index = line.startIndex
    while index < line.endIndex {
      let dot = line[index]
      var end = index + 1
      while end < line.endIndex, line[end] == dot { end += 1 }
      if end == line.endIndex, dot == 0 { return }
      let glyph = 63 + dot
      if end - index > 3 {
        bytes += "!\(end - index)".utf8
        bytes.append(glyph)
      } else {
        bytes.append(contentsOf: repeatElement(glyph, count: end - index))
      }
      index = end
    }
  }
}
