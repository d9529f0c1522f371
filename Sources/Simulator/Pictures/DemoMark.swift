import Raster

/// The word DEMO on a translucent plate in the lower right corner, so that no picture can pass for a real one.
struct DemoMark {
  private let dot: Int
  private let left: Int
  private let top: Int

  private static let letters = [
    "##..###.#...#.###", "#.#.#...##.##.#.#", "#.#.##..#.#.#.#.#", "#.#.#...#...#.#.#", "##..###.#...#.###",
  ]

  private static var columns: Int { letters[0].count }

  init(width: Int, height: Int) {
    // Five dots of a 76th of the longer side stay readable when the picture is drawn in some sixty cells.
    dot = max(1, min(max(width, height) / 76, min(width, height) / 24, width / (Self.columns + 4)))
    left = width - (Self.columns + 3) * dot
    top = height - (Self.letters.count + 3) * dot
  }

  func draw(on bitmap: inout Bitmap) {
    for y in max(0, top - dot)..<min(bitmap.height, top + (Self.letters.count + 1) * dot) {
      for x in max(0, left - dot)..<min(bitmap.width, left + (Self.columns + 1) * dot) {
        let offset = (y * bitmap.width + x) * 4
        let isLetter = isSet((x - left) / dot, (y - top) / dot) && x >= left && y >= top
        for channel in 0..<3 {
          let below = Int(bitmap.pixels[offset + channel])
          bitmap.pixels[offset + channel] = UInt8(isLetter ? (below + 255 * 7) / 8 : below * 2 / 5)
        }
        bitmap.pixels[offset + 3] = 255
      }
    }
  }

  private func isSet(_ column: Int, _ row: Int) -> Bool {
    guard Self.letters.indices.contains(row), column >= 0, column < Self.columns else { return false }
    let line = Self.letters[row]
    return line[line.index(line.startIndex, offsetBy: column)] == "#"
  }
}

extension Bitmap {
  /// Lets the picture fade to nothing outside an ellipse: a transparent background one can see.
  mutating func fadeEdges() {
    for y in 0..<height {
      let down = (Float(y) + 0.5) / Float(height) * 2 - 1
      for x in 0..<width {
        let across = (Float(x) + 0.5) / Float(width) * 2 - 1
        let inside = 1 - smooth(0.75, 1, hypot(across, down))
        pixels[(y * width + x) * 4 + 3] = UInt8(inside * 255)
      }
    }
  }
}
