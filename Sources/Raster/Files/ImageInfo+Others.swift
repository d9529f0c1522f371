extension ImageInfo {
  /// The sizes in files that are kept but not decoded; nil when they cannot be read. `reader` is little-endian.
  static func other(_ format: ImageFormat, _ reader: ByteReader) -> ImageInfo? {
    switch format {
    case .gif: gif(reader)
    case .bmp: bmp(reader)
    case .tiff: tiff(reader)
    case .avif, .heic: isoMedia(format, reader)
    case .png, .jpeg, .webp, .svg, .pdf: nil
    }
  }

  private static func gif(_ reader: ByteReader) -> ImageInfo? {
    guard let width = reader.number(at: 6, width: 2), let height = reader.number(at: 8, width: 2) else { return nil }
    // Animations carry this extension right after the colour table, to say how often they repeat.
    let isAnimated = (13..<13 + 800).contains { reader.has("NETSCAPE2.0", at: $0) }
    return ImageInfo(.gif, stored: width, height, isAnimated: isAnimated)
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

  /// The largest of the item sizes; smaller ones are thumbnails or tiles. Their rotation is not read.
  private static func isoMedia(_ format: ImageFormat, _ reader: ByteReader) -> ImageInfo? {
    var big = reader
    big.isLittleEndian = false
    var best: (width: Int, height: Int)?
    for offset in 0..<min(big.count, 65536) where big.has("ispe", at: offset) {
      guard let width = big.number(at: offset + 8, width: 4), let height = big.number(at: offset + 12, width: 4),
        // Their product must not overflow.
        max(width, height) < 1 << 31
      else { continue }
      if width * height > (best.map { $0.width * $0.height } ?? 0) { best = (width, height) }
    }
    return best.map { ImageInfo(format, stored: $0.width, $0.height, isAnimated: big.has("avis", at: 8)) }
  }
}
