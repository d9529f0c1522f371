import Cells
import Raster

/// A picture made small for who can take no large one.
package enum SmallPicture {
  /// Pixels on the longer side.
  package static let side = 512
  package static let limit = 96 << 10

  /// - Returns: a JPEG within both limits; nil for what cannot be decoded.
  package static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
    guard let info = try? ImageInfo.read(bytes) else { return nil }
    let size = Size(width: info.width, height: info.height).fitted(side)
    guard var bitmap = try? Decoder.picture(bytes, .exactly(size)).bitmap else { return nil }
    let white = RGB(255, 255, 255)
    while true {
      for quality in [85, 70, 50] {
        guard let jpeg = try? Encoder.jpeg(bitmap, quality: quality, background: white) else { return nil }
        if jpeg.count <= limit { return jpeg }
      }
      let longest = max(bitmap.width, bitmap.height)
      guard longest > 32 else { return nil }
      bitmap = bitmap.resampled(to: bitmap.size.fitted(longest * 3 / 4))
    }
  }
}
