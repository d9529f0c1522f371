import Cells
import Raster

/// Puts what a mask protects back over an edited picture: where the mask is opaque the picture stays as it was given, to the
/// last bit.
enum MaskBlend {
  /// - Parameters:
  ///   - given: the picture that was to be edited.
  ///   - made: what the model made of it, of any size.
  ///   - mask: transparent where the picture may change; of the given picture's size.
  /// - Returns: a PNG of the given picture's size.
  static func composite(given: [UInt8], made: [UInt8], mask: [UInt8]) throws(RasterError) -> [UInt8] {
    var result = try Decoder.bitmap(given)
    let size = Size(width: result.width, height: result.height)
    let changed = try Decoder.bitmap(made).resampled(to: size)
    let shield = try Decoder.bitmap(mask).resampled(to: size)
    for at in stride(from: 0, to: result.pixels.count, by: 4) {
      let kept = Int(shield.pixels[at + 3])
      guard kept < 255 else { continue }
      for channel in at..<(at + 4) {
        let sum = Int(result.pixels[channel]) * kept + Int(changed.pixels[channel]) * (255 - kept)
        result.pixels[channel] = UInt8((sum + 127) / 255)
      }
    }
    return try Encoder.png(result)
  }
}
