import Cells

extension Bitmap {
  mutating func fill(_ rect: Rect, _ color: RGB) {
    let area = rect.intersection(Rect(size))
    guard !area.isEmpty else { return }
    for y in area.minY..<area.maxY {
      for x in area.minX..<area.maxX { set(x, y, color) }
    }
  }

  /// Lays an opaque picture over this one, cut at its edges.
  mutating func draw(_ picture: Bitmap, at origin: Point) {
    let whole = Rect(x: origin.x, y: origin.y, width: picture.width, height: picture.height)
    let area = whole.intersection(Rect(size))
    guard !area.isEmpty else { return }
    for y in area.minY..<area.maxY {
      let source = ((y - origin.y) * picture.width + area.minX - origin.x) * 4
      let target = (y * width + area.minX) * 4
      pixels.replaceSubrange(target..<target + area.width * 4, with: picture.pixels[source..<source + area.width * 4])
    }
  }

  /// Writes a line of text, its upper left corner at a point.
  mutating func write(_ text: String, at origin: Point, _ font: PixelFont, _ color: RGB) {
    for (column, letter) in text.enumerated() where letter != " " {
      for y in 0..<font.height {
        for x in 0..<font.width where font.covers(letter, x, y) {
          let place = Point(x: origin.x + column * font.width + x, y: origin.y + y)
          if place.x >= 0, place.x < width, place.y >= 0, place.y < height { set(place.x, place.y, color) }
        }
      }
    }
  }

  private mutating func set(_ x: Int, _ y: Int, _ color: RGB) {
    let index = (y * width + x) * 4
    pixels[index] = color.red
    pixels[index + 1] = color.green
    pixels[index + 2] = color.blue
  }
}
