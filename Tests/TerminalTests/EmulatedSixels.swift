import Cells

/// Reads a picture in sixels, as a terminal does.
struct EmulatedSixels {
  private(set) var size = Size.zero
  /// The colour of each pixel, row by row; nil where none was painted.
  private(set) var pixels: [RGB?] = []
  private(set) var fault: String?

  private var palette: [Int: RGB] = [:]
  private var color = 0
  private var place = Point(x: 0, y: 0)

  /// - Parameter text: what stands between `ESC P` and `ESC \`.
  init(_ text: [UInt8]) {
    let head = Array("0;1q\"".utf8)
    guard text.starts(with: head) else {
      fault = "DCS \(String(decoding: text.prefix(20), as: UTF8.self))"
      return
    }
    var rest = text[head.count...]
    let shape = Self.numbers(&rest)
    guard shape.count == 4, shape[2] > 0, shape[3] > 0 else {
      fault = "sixels of the shape \(shape)"
      return
    }
    size = Size(width: shape[2], height: shape[3])
    pixels = Array(repeating: nil, count: shape[2] * shape[3])
    while let byte = rest.popFirst() { obey(byte, &rest) }
    if pixels.contains(nil) { fault = "sixels with holes" }
  }

  private mutating func obey(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) {
    switch byte {
    case UInt8(ascii: "#"):
      let numbers = Self.numbers(&rest)
      color = numbers[0]
      if color > 255 { fault = "colour \(color)" }
      guard numbers.count == 5, numbers[1] == 2 else { return }
      let parts = numbers[2...].map { UInt8(clamping: ($0 * 255 + 50) / 100) }
      palette[color] = RGB(parts[0], parts[1], parts[2])
    case UInt8(ascii: "!"):
      let count = Self.numbers(&rest)[0]
      if let dots = rest.popFirst() { paint(dots, count) }
    case UInt8(ascii: "$"): place.x = 0
    case UInt8(ascii: "-"): place = Point(x: 0, y: place.y + 6)
    case 63...126: paint(byte, 1)
    default: fault = "\(byte) in sixels"
    }
  }

  private mutating func paint(_ dots: UInt8, _ count: Int) {
    for x in place.x..<place.x + count {
      for row in 0..<6 where (dots - 63) >> row & 1 == 1 {
        guard x < size.width, place.y + row < size.height, let ink = palette[color] else {
          fault = "a dot outside, or of no colour"
          return
        }
        pixels[(place.y + row) * size.width + x] = ink
      }
    }
    place.x += count
  }

  private static func numbers(_ rest: inout ArraySlice<UInt8>) -> [Int] {
    var numbers = [0]
    while let byte = rest.first {
      if byte == UInt8(ascii: ";") {
        numbers.append(0)
      } else if (48..<58).contains(byte) {
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - 48)
      } else {
        break
      }
      rest.removeFirst()
    }
    return numbers
  }
}
