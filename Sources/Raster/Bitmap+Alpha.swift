import Cells

extension Bitmap {
  /// The colour of a pixel, its alpha left aside.
  func color(_ x: Int, _ y: Int) -> RGB {
    let index = (y * width + x) * 4
    return RGB(pixels[index], pixels[index + 1], pixels[index + 2])
  }

  /// Whether no pixel lets a background through.
  package var isOpaque: Bool {
    pixels.withUnsafeBufferPointer { pixels in
      for index in stride(from: 3, to: pixels.count, by: 4) where pixels[index] != 255 { return false }
      return true
    }
  }

  /// The picture laid on a colour, opaque.
  ///
  /// Mixed on gamma-encoded values, as browsers and image editors do, so that a half transparent shadow looks here
  /// as it looks there.
  package func over(_ background: RGB) -> Bitmap {
    var result = self
    let under = (Int(background.red), Int(background.green), Int(background.blue))
    result.pixels.withUnsafeMutableBufferPointer { pixels in
      for index in stride(from: 0, to: pixels.count, by: 4) where pixels[index + 3] != 255 {
        let alpha = Int(pixels[index + 3])
        pixels[index] = Self.mix(Int(pixels[index]), under.0, alpha)
        pixels[index + 1] = Self.mix(Int(pixels[index + 1]), under.1, alpha)
        pixels[index + 2] = Self.mix(Int(pixels[index + 2]), under.2, alpha)
        pixels[index + 3] = 255
      }
    }
    return result
  }

  private static func mix(_ over: Int, _ under: Int, _ alpha: Int) -> UInt8 {
    UInt8((over * alpha + under * (255 - alpha) + 127) / 255)
  }
}
