import Cells

extension Bitmap {
  package var size: Size { Size(width: width, height: height) }

  /// The picture at another size, in pixels; sides below 1 become 1.
  ///
  /// A side that shrinks is averaged over the area of each new pixel, one that grows is interpolated between the
  /// nearest two. Both work in linear light on premultiplied alpha.
  package func resampled(to wanted: Size) -> Bitmap {
    let target = Size(width: max(1, wanted.width), height: max(1, wanted.height))
    let small = Size(width: min(width, target.width), height: min(height, target.height))
    return shrunk(to: small).enlarged(to: target)
  }

  private func shrunk(to target: Size) -> Bitmap {
    guard target != size else { return self }
    var shrinker = AreaShrinker(from: size, to: target)
    pixels.withUnsafeBufferPointer { pixels in
      guard let start = pixels.baseAddress else { return }
      for y in 0..<height { shrinker.add(start + y * width * 4) }
    }
    return shrinker.finish() ?? self
  }

  private func enlarged(to target: Size) -> Bitmap {
    guard target != size else { return self }
    var result = Bitmap(width: target.width, height: target.height)
    var rows = (LightRow(), LightRow())
    result.pixels.withUnsafeMutableBufferPointer { output in
      LinearLight.inverse.withUnsafeBufferPointer { inverse in
        guard let output = output.baseAddress, let inverse = inverse.baseAddress else { return }
        for y in 0..<target.height {
          let place = Self.place(y, from: height, to: target.height)
          // The lower row of the last step is often the upper one of this.
          if rows.1.y == place.low { swap(&rows.0, &rows.1) }
          rows.0.load(place.low, of: self, width: target.width)
          rows.1.load(place.high, of: self, width: target.width)
          for x in 0..<target.width {
            let light = rows.0.light[x] * (1 - place.share) + rows.1.light[x] * place.share
            LinearLight.store(light, weight: 1, inverse: inverse, to: output + (y * target.width + x) * 4)
          }
        }
      }
    }
    return result
  }

  /// The two source places between which a target place lies, and how far it is from the first to the second.
  static func place(_ index: Int, from source: Int, to target: Int) -> (low: Int, high: Int, share: Float) {
    let center = (Float(index) + 0.5) * Float(source) / Float(target) - 0.5
    let position = min(max(0, center), Float(source - 1))
    let low = min(Int(position), source - 1)
    return (low, min(low + 1, source - 1), position - Float(low))
  }
}
