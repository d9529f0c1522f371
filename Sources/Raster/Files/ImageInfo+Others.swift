extension ImageInfo {
  /// The sizes in files that are kept but not decoded; nil when they cannot be read. `reader` is little-endian.
  static func other(_ format: ImageFormat, _ reader: ByteReader) -> ImageInfo? {
    switch format {
    case .gif: gif(reader)
    case .bmp: bmp(reader)
    case .tiff: tiff(reader)
    case .avif, .heic: isoMedia(format, reader)
    case .qoi: qoi(reader)
    case .svg: svg(reader)
    case .png, .jpeg, .webp, .jxl, .pdf, .mp3, .wav: nil
    }
  }

  private static func gif(_ reader: ByteReader) -> ImageInfo? {
    guard let width = reader.number(at: 6, width: 2), let height = reader.number(at: 8, width: 2) else { return nil }
    // Animations carry this extension right after the colour table, to say how often they repeat.
    let isAnimated = (13..<13 + 800).contains { reader.has("NETSCAPE2.0", at: $0) }
    return ImageInfo(.gif, stored: width, height, isAnimated: isAnimated)
  }

  private static func qoi(_ reader: ByteReader) -> ImageInfo? {
    var big = reader
    big.isLittleEndian = false
    guard let width = big.number(at: 4, width: 4), let height = big.number(at: 8, width: 4),
      max(width, height) < 1 << 31
    else { return nil }
    return ImageInfo(.qoi, stored: width, height, hasAlpha: big.byte(at: 12) == 4)
  }

  private static func svg(_ reader: ByteReader) -> ImageInfo? {
    let size = SVGSize(Array(reader.bytes))
    return ImageInfo(.svg, stored: size.width, size.height, hasAlpha: true)
  }

  private static func bmp(_ reader: ByteReader) -> ImageInfo? {
    let isOld = reader.byte(at: 14) == 12
    guard let width = reader.number(at: 18, width: isOld ? 2 : 4),
      let height = reader.number(at: isOld ? 20 : 22, width: isOld ? 2 : 4)
    else { return nil }
    // A negative height means that the rows run from the top.
    let rows = isOld ? height : Int(Int32(truncatingIfNeeded: height).magnitude)
    return ImageInfo(.bmp, stored: width, rows)
  }

  private static func tiff(_ reader: ByteReader) -> ImageInfo? {
    guard let directory = TIFFDirectory(reader.bytes), let width = directory.width, let height = directory.height
    else { return nil }
    return ImageInfo(.tiff, stored: width, height, orientation: directory.orientation)
  }

  /// The largest of the item sizes; smaller ones are thumbnails or tiles. What turns the picture is read as if it were meant
  /// for that one; libheif gives it upright.
  private static func isoMedia(_ format: ImageFormat, _ reader: ByteReader) -> ImageInfo? {
    var big = reader
    big.isLittleEndian = false
    var best: (width: Int, height: Int)?
    var isTurned = false
    for offset in 0..<min(big.count, 65536) where big.byte(at: offset) == 0x69 {
      if big.has("irot", at: offset), let quarters = big.byte(at: offset + 4) { isTurned = quarters & 1 == 1 }
      guard big.has("ispe", at: offset) else { continue }
      guard let width = big.number(at: offset + 8, width: 4), let height = big.number(at: offset + 12, width: 4),
        // Their product must not overflow.
        max(width, height) < 1 << 31
      else { continue }
      if width * height > (best.map { $0.width * $0.height } ?? 0) { best = (width, height) }
    }
    return best.map { best in
      let (width, height) = isTurned ? (best.height, best.width) : (best.width, best.height)
      return ImageInfo(format, stored: width, height, isAnimated: big.has("avis", at: 8))
    }
  }
}
