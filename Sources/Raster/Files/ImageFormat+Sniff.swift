extension ImageFormat {
  /// Tells a format by the first bytes of a file; nil when they are of none that is known here.
  package static func sniff(_ bytes: some Collection<UInt8>) -> ImageFormat? {
    // Enough for the comments that editors put at the head of an SVG.
    let head = ByteReader(ArraySlice(bytes.prefix(16384)))
    if head.byte(at: 0) == 0x89, head.has("PNG\r\n\u{1A}\n", at: 1) { return .png }
    if head.number(at: 0, width: 3) == 0xFFD8FF { return .jpeg }
    if head.has("RIFF", at: 0), head.has("WEBP", at: 8) { return .webp }
    if head.has("RIFF", at: 0), head.has("WAVE", at: 8) { return .wav }
    if MP3Frame.begins(head.bytes) { return .mp3 }
    if head.has("GIF87a", at: 0) || head.has("GIF89a", at: 0) { return .gif }
    if head.has("II*\0", at: 0) || head.has("MM\0*", at: 0) { return .tiff }
    if head.has("qoif", at: 0), head.count >= 14 { return .qoi }
    if head.number(at: 0, width: 2) == 0xFF0A || head.has("\0\0\0\u{C}JXL \r\n", at: 0) { return .jxl }
    if head.has("%PDF-", at: 0) { return .pdf }
    if head.has("BM", at: 0), let header = head.byte(at: 14), [12, 40, 52, 56, 64, 108, 124].contains(header) {
      return .bmp
    }
    return brand(head) ?? (MarkupHead(head.bytes).root == "svg" ? .svg : nil)
  }

  private static let heicBrands: [StaticString] = ["heic", "heix", "heim", "heis", "hevc", "hevx"]

  /// AVIF and HEIC are both ISO media files and told by their brands.
  private static func brand(_ head: ByteReader) -> ImageFormat? {
    guard head.has("ftyp", at: 4), let size = head.number(at: 0, width: 4) else { return nil }
    var isHEIC = false
    for offset in [8] + stride(from: 16, to: min(size, head.count), by: 4) {
      if head.has("avif", at: offset) || head.has("avis", at: offset) { return .avif }
      isHEIC = isHEIC || heicBrands.contains { head.has($0, at: offset) }
    }
    return isHEIC ? .heic : nil
  }
}
