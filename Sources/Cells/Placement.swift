/// The pixels of a picture, made once and shared: two are alike only where they are the same object.
package final class PixelImage: Sendable {
  package let size: Size
  /// `width * height * 3` bytes, row by row from the top: red, green, blue in sRGB.
  package let pixels: [UInt8]

  /// Nil unless both sides are positive and `pixels` holds exactly what they need.
  package init?(size: Size, pixels: [UInt8]) {
    guard size.width > 0, size.height > 0, pixels.count == size.width * size.height * 3 else { return nil }
    self.size = size
    self.pixels = pixels
  }
}

/// A picture in real pixels over a rectangle of cells, for a terminal that shows pixels.
///
/// The cells beneath hold the same picture in blocks, which is what other terminals show.
package struct Placement: Equatable, Sendable {
  package let image: PixelImage
  package var rect: Rect

  package init(_ image: PixelImage, in rect: Rect) {
    self.image = image
    self.rect = rect
  }

  package static func == (a: Placement, b: Placement) -> Bool { a.image === b.image && a.rect == b.rect }
}
