import Cells

/// The size a picture is decoded to, as it is stored.
struct DecodePlan {
  /// The picture's sides as stored.
  let stored: Size
  /// The sides of what is kept.
  let target: Size

  init(_ info: ImageInfo, _ wish: DecodeWish) {
    stored = info.storedSize
    let isTurned = info.orientation >= 5
    func turned(_ size: Size) -> Size { isTurned ? Size(width: size.height, height: size.width) : size }
    switch wish {
    case .whole: target = stored
    case .covering(let box): target = box.isEmpty ? stored : Self.covering(turned(box), stored)
    case .exactly(let size):
      let size = turned(size)
      target = Size(
        width: min(max(1, size.width), stored.width), height: min(max(1, size.height), stored.height))
    }
  }

  /// Twice what the box needs, so that scaling it again loses nothing; all of it where that saves little.
  private static func covering(_ box: Size, _ stored: Size) -> Size {
    // Cells may stretch the picture, so it must cover the box rather than fit into it.
    let scale = max(Double(box.width) / Double(stored.width), Double(box.height) / Double(stored.height))
    guard scale * 3 <= 1 else { return stored }
    func side(_ length: Int) -> Int { min(length, max(1, Int((Double(length) * scale * 2).rounded(.up)))) }
    return Size(width: side(stored.width), height: side(stored.height))
  }

  /// At how many eighths of its size libjpeg may decode a picture: at a quarter where each pixel that is kept has four of
  /// its columns and rows, so that where a block of it stands hardly matters. Small pictures cost little anyway.
  var eighths: Int {
    guard stored.width * stored.height >= 1 << 20 else { return 8 }
    return covers(2, by: 4) ? 2 : covers(4, by: 2) ? 4 : 8
  }

  /// What libjpeg makes of the stored size.
  func size(inEighths eighths: Int) -> Size {
    Size(width: (stored.width * eighths + 7) / 8, height: (stored.height * eighths + 7) / 8)
  }

  private func covers(_ eighths: Int, by times: Int) -> Bool {
    let size = size(inEighths: eighths)
    return size.width >= times * target.width && size.height >= times * target.height
  }
}
