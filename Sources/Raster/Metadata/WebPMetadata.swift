/// Our text in a WebP: an XMP packet in its chunk, or in a chunk of our own name where the file has somebody else's XMP.
///
/// A plain file (`VP8 ` or `VP8L` alone) becomes an extended one: it gets the `VP8X` header that metadata needs.
struct WebPMetadata {
  private struct Chunk {
    var name: String
    var body: ArraySlice<UInt8>
  }

  private let header: WebPHeader
  private var chunks: [Chunk] = []
  /// What stands behind the container; kept.
  private var tail: ArraySlice<UInt8> = []

  private static let ownName = "VISZ"
  private static let xmpFlag: UInt8 = 0x04
  private static let alphaFlag: UInt8 = 0x10
  private static let opening = """
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
    <rdf:Description rdf:about="" xmlns:visualizer="urn:visualizer:1"><visualizer:recipe>
    """
  private static let closing = "</visualizer:recipe></rdf:Description></rdf:RDF></x:xmpmeta>"

  init(_ bytes: [UInt8]) throws(RasterError) {
    header = try WebPHeader(bytes)
    let reader = ByteReader(bytes[...], isLittleEndian: true)
    guard header.isWhole, let size = reader.number(at: 4, width: 4), size >= 4 else {
      throw .corrupt(.webp, "ends too early")
    }
    let end = 8 + size
    var offset = 12
    while offset < end {
      guard let length = reader.number(at: offset + 4, width: 4), length <= end - offset - 8 else {
        throw .corrupt(.webp, "ends too early")
      }
      chunks.append(
        Chunk(
          name: String(decoding: reader.slice(at: offset, length: 4), as: UTF8.self),
          body: reader.slice(at: offset + 8, length: length)))
      offset += 8 + length + length & 1
    }
    tail = bytes[min(offset, bytes.count)...]
  }

  var text: String? {
    guard let chunk = chunks.first(where: Self.isOwn), let packet = String(validating: chunk.body, as: UTF8.self) else {
      return nil
    }
    return Self.unescaped(packet.dropFirst(Self.opening.count).dropLast(Self.closing.count))
  }

  var stripped: [UInt8] { file(chunks.filter { !Self.isOwn($0) }) }

  func embedding(_ text: String) -> [UInt8] {
    var parts = chunks.filter { !Self.isOwn($0) }
    if parts.first?.name != "VP8X" { parts.insert(extendedHeader, at: 0) }
    let name = parts.contains { $0.name == "XMP " } ? Self.ownName : "XMP "
    parts.append(Chunk(name: name, body: ArraySlice((Self.opening + Self.escaped(text) + Self.closing).utf8)))
    return file(parts)
  }

  private static func isOwn(_ chunk: Chunk) -> Bool {
    (chunk.name == "XMP " || chunk.name == ownName) && chunk.body.starts(with: opening.utf8)
  }

  private var extendedHeader: Chunk {
    let flags = header.hasAlpha ? Self.alphaFlag : 0
    let size = (header.width - 1).littleEndianBytes(3) + (header.height - 1).littleEndianBytes(3)
    return Chunk(name: "VP8X", body: [flags, 0, 0, 0] + size)
  }

  private func file(_ parts: [Chunk]) -> [UInt8] {
    let hasXMP = parts.contains { $0.name == "XMP " }
    var body = Array("WEBP".utf8)
    for part in parts {
      var content = part.body
      if part.name == "VP8X", let flags = content.first {
        content[content.startIndex] = hasXMP ? flags | Self.xmpFlag : flags & ~Self.xmpFlag
      }
      body += Array(part.name.utf8) + content.count.littleEndianBytes(4) + content
      if !content.count.isMultiple(of: 2) { body.append(0) }
    }
    return Array("RIFF".utf8) + body.count.littleEndianBytes(4) + body + tail
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&"))
  }
}
