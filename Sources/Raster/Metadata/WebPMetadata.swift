/// Our text in a WebP: an element of an XMP packet in its chunk, or in a chunk of our own name where the file has somebody
/// else's XMP.
///
/// A plain file (`VP8 ` or `VP8L` alone) becomes an extended one: it gets the `VP8X` header that metadata needs. Programs
/// that write the packet again keep our element in one of their own; it is found there, too, and taken out of it alone.
struct WebPMetadata {
  private struct Chunk {
    /// Four bytes, which need not be letters.
    var name: ArraySlice<UInt8>
    var body: ArraySlice<UInt8>

    func isCalled(_ text: StaticString) -> Bool { text.withUTF8Buffer { name.elementsEqual($0) } }
  }

  private let bytes: [UInt8]
  private let header: WebPHeader
  private var chunks: [Chunk] = []
  /// What stands behind the container, and a last part that is cut short; kept.
  private var tail: ArraySlice<UInt8> = []
  /// Whether the file could be followed to its end.
  private var isWhole = true

  private static let xmpFlag: UInt8 = 0x04
  private static let exifFlag: UInt8 = 0x08
  private static let alphaFlag: UInt8 = 0x10
  private static let start = Array("<visualizer:recipe>".utf8)
  private static let end = Array("</visualizer:recipe>".utf8)
  private static let opening = """
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
    <rdf:Description rdf:about="" xmlns:visualizer="urn:visualizer:1">
    """
  private static let closing = "</rdf:Description></rdf:RDF></x:xmpmeta>"

  init(_ bytes: [UInt8]) throws(RasterError) {
    self.bytes = bytes
    header = try WebPHeader(bytes)
    let reader = ByteReader(bytes[...], isLittleEndian: true)
    let size = reader.number(at: 4, width: 4) ?? 0
    let end = 8 + size
    isWhole = header.isWhole && size >= 4
    var offset = 12
    while offset < end {
      guard let length = reader.number(at: offset + 4, width: 4), length <= min(end, bytes.count) - offset - 8 else {
        isWhole = false
        break
      }
      chunks.append(
        Chunk(name: reader.slice(at: offset, length: 4), body: reader.slice(at: offset + 8, length: length)))
      offset += 8 + length + length & 1
    }
    tail = bytes[min(offset, bytes.count)...]
  }

  var text: String? {
    for chunk in chunks where Self.mayHold(chunk) {
      let body = Array(chunk.body)
      guard let place = Self.element(in: body) else { continue }
      let inside = place.lowerBound + Self.start.count..<place.upperBound - Self.end.count
      return String(validating: Self.unescaped(body[inside]), as: UTF8.self)
    }
    return nil
  }

  /// As it is where nothing of ours is in it. A file that was cut short stays one.
  var stripped: [UInt8] {
    let parts = clean
    guard parts.map(\.body.count) != chunks.map(\.body.count) else { return bytes }
    return file(parts)
  }

  private static let pictureChunks = ["VP8X", "VP8 ", "VP8L", "ALPH", "ICCP", "ANIM", "ANMF"].map { Array($0.utf8) }

  /// The parts that the picture needs alone.
  var bare: [UInt8] {
    let parts = chunks.filter { chunk in Self.pictureChunks.contains { chunk.name.elementsEqual($0) } }
    guard isWhole, parts.count < chunks.count || !tail.isEmpty else { return bytes }
    return Array(file(parts).dropLast(tail.count))
  }

  /// - Throws: for a file that ends too early.
  func embedding(_ text: String) throws(RasterError) -> [UInt8] {
    guard isWhole else { throw .corrupt(.webp, "ends too early") }
    var parts = clean
    if parts.first?.isCalled("VP8X") != true { parts.insert(extendedHeader, at: 0) }
    let name = Array((parts.contains { $0.isCalled("XMP ") } ? "VISZ" : "XMP ").utf8)
    let packet = Array(Self.opening.utf8) + Self.start + Self.escaped(text) + Self.end + Array(Self.closing.utf8)
    parts.append(Chunk(name: name[...], body: packet[...]))
    return file(parts)
  }

  private static func mayHold(_ chunk: Chunk) -> Bool { chunk.isCalled("XMP ") || chunk.isCalled("VISZ") }

  /// Where our element stands in a packet.
  private static func element(in body: [UInt8]) -> Range<Int>? {
    guard let first = body.firstPlace(of: start, from: 0), let last = body.firstPlace(of: end, from: first) else {
      return nil
    }
    return first..<last + end.count
  }

  /// Without our element; a packet of ours alone goes as a whole.
  private var clean: [Chunk] {
    chunks.compactMap { chunk in
      guard Self.mayHold(chunk) else { return chunk }
      var body = Array(chunk.body)
      while let place = Self.element(in: body) { body.removeSubrange(place) }
      if body.count == chunk.body.count { return chunk }
      if body.elementsEqual((Self.opening + Self.closing).utf8) { return nil }
      return Chunk(name: chunk.name, body: body[...])
    }
  }

  private var extendedHeader: Chunk {
    let flags = header.hasAlpha ? Self.alphaFlag : 0
    let size = (header.width - 1).littleEndianBytes(3) + (header.height - 1).littleEndianBytes(3)
    return Chunk(name: Array("VP8X".utf8)[...], body: [flags, 0, 0, 0] + size)
  }

  private func file(_ parts: [Chunk]) -> [UInt8] {
    let hasXMP = parts.contains { $0.isCalled("XMP ") }
    let hasEXIF = parts.contains { $0.isCalled("EXIF") }
    var body = Array("WEBP".utf8)
    for part in parts {
      var content = part.body
      if part.isCalled("VP8X"), let flags = content.first {
        let clear = flags & ~(Self.xmpFlag | Self.exifFlag)
        content[content.startIndex] = clear | (hasXMP ? Self.xmpFlag : 0) | (hasEXIF ? Self.exifFlag : 0)
      }
      body += Array(part.name) + content.count.littleEndianBytes(4) + content
      if !content.count.isMultiple(of: 2) { body.append(0) }
    }
    return Array("RIFF".utf8) + body.count.littleEndianBytes(4) + body + tail
  }

  /// By bytes: the text may be long.
  private static func escaped(_ text: String) -> [UInt8] {
    text.utf8.flatMap { byte in
      switch byte {
      case 0x26: Array("&amp;".utf8)
      case 0x3C: Array("&lt;".utf8)
      case 0x3E: Array("&gt;".utf8)
      default: [byte]
      }
    }
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var place = text.startIndex
    while place < text.endIndex {
      let known = entities.first { text[place] == 0x26 && text[place...].starts(with: $0.name) }
      out.append(known?.byte ?? text[place])
      place += known?.name.count ?? 1
    }
    return out
  }

  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
    (Array("&quot;".utf8), 0x22), (Array("&apos;".utf8), 0x27),
  ]
}
