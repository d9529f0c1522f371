import Cells

extension Bitmap {
  /// The colour of a pixel, its alpha left aside.
  package func color(_ x: Int, _ y: Int) -> RGB {
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

  /// The picture laid on a chessboard of a colour and one near it, opaque: what is see-through is seen to be.
  ///
  /// - Parameter square: the side of a field, in pixels.
  package func overBoard(of background: RGB, square: Int) -> Bitmap {
    guard !isOpaque else { return self }
    let other = background.neighbour
    return over { x, y in (x / square + y / square).isMultiple(of: 2) ? background : other }
  }

  /// The picture laid on a colour, opaque.
  package func over(_ background: RGB) -> Bitmap { over { _, _ in background } }

  /// The picture laid on colours, opaque.
  ///
  /// Mixed on gamma-encoded values, as browsers and image editors do, so that a half transparent shadow looks here
  /// as it looks there.
  private func over(_ background: (Int, Int) -> RGB) -> Bitmap {
    var result = self
    result.pixels.withUnsafeMutableBufferPointer { pixels in
      for index in stride(from: 0, to: pixels.count, by: 4) where pixels[index + 3] != 255 {
        let under = background(index / 4 % width, index / 4 / width)
        let alpha = Int(pixels[index + 3])
        pixels[index] = Self.mix(Int(pixels[index]), Int(under.red), alpha)
        pixels[index + 1] = Self.mix(Int(pixels[index + 1]), Int(under.green), alpha)
        pixels[index + 2] = Self.mix(Int(pixels[index + 2]), Int(under.blue), alpha)
        pixels[index + 3] = 255
      }
    }
    return result
  }

  private static func mix(_ over: Int, _ under: Int, _ alpha: Int) -> UInt8 {
    UInt8((over * alpha + under * (255 - alpha) + 127) / 255)
  }
}

extension RGB {
  /// A little lighter, or darker where there is no room above.
  fileprivate var neighbour: RGB {
    let step = Int(red) + Int(green) + Int(blue) < 480 ? 26 : -26
    func moved(_ channel: UInt8) -> UInt8 { UInt8(min(max(0, Int(channel) + step), 255)) }
    return RGB(moved(red), moved(green), moved(blue))
  }
}
