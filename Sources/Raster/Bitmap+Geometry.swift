import Cells

extension Bitmap {
  /// The stored picture turned upright by EXIF's orientation, 1-8; any other number changes nothing.
  package func oriented(_ exif: Int) -> Bitmap {
    guard (2...8).contains(exif) else { return self }
    let isTurned = exif >= 5
    // Orientations are mirrors of the stored columns and rows, followed by a swap of the two from 5 on.
    let mirrorsX = [2, 3, 7, 8].contains(exif)
    let mirrorsY = [3, 4, 6, 7].contains(exif)
    let target = isTurned ? Size(width: height, height: width) : size
    return rearranged(to: target) { x, y in
      let stored = isTurned ? (x: y, y: x) : (x: x, y: y)
      return ((mirrorsX ? width - 1 - stored.x : stored.x), (mirrorsY ? height - 1 - stored.y : stored.y))
    }
  }

  private func rearranged(to target: Size, from place: (Int, Int) -> (x: Int, y: Int)) -> Bitmap {
    var result = Bitmap(width: target.width, height: target.height)
    pixels.withUnsafeBytes { source in
      result.pixels.withUnsafeMutableBytes { output in
        for y in 0..<target.height {
          for x in 0..<target.width {
            let from = place(x, y)
            let pixel = source.loadUnaligned(fromByteOffset: (from.y * width + from.x) * 4, as: UInt32.self)
            output.storeBytes(of: pixel, toByteOffset: (y * target.width + x) * 4, as: UInt32.self)
          }
        }
      }
    }
    return result
  }
}
