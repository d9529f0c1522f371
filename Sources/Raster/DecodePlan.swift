import Cells

/// How small a picture may be decoded for the box it is to be shown in, so that shrinking it later loses nothing.
struct DecodePlan {
  /// The picture's sides as stored.
  let stored: Size
  /// The sides that the box needs at least, as stored; the stored ones when there is no box.
  let needed: Size

  /// `box` is upright.
  init(_ info: ImageInfo, fitting box: Size?) {
    stored = info.storedSize
    guard let box, !box.isEmpty else {
      needed = stored
      return
    }
    let turned = info.orientation < 5 ? box : Size(width: box.height, height: box.width)
    // Cells may stretch the picture, so it must cover the box rather than fit into it.
    let scale = max(Double(turned.width) / Double(stored.width), Double(turned.height) / Double(stored.height))
    needed = Self.scaled(stored, by: scale)
  }

  /// The smallest scale of libjpeg's fast ones that is enough.
  var eighths: Int {
    [1, 2, 4].first { eighths in
      let size = shrunk(eighths)
      return size.width >= needed.width && size.height >= needed.height
    } ?? 8
  }

  /// What libjpeg makes of the stored size.
  func shrunk(_ eighths: Int) -> Size {
    Size(width: (stored.width * eighths + 7) / 8, height: (stored.height * eighths + 7) / 8)
  }

  /// The size to keep of rows that come `size` large: twice what is needed, or `size` where that saves little.
  func kept(of size: Size) -> Size {
    let scale = Double(needed.width) / Double(size.width)
    return scale * 3 <= 1 ? Self.scaled(size, by: scale * 2) : size
  }

  private static func scaled(_ size: Size, by scale: Double) -> Size {
    func side(_ length: Int) -> Int { min(length, max(1, Int((Double(length) * scale).rounded(.up)))) }
    return Size(width: side(size.width), height: side(size.height))
  }
}
