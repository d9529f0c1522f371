/// What came of an answer, as far as it is remembered until it is known whether it can be used.
struct Transcript {
  /// The most bytes that are remembered.
  static let limit = 32 << 20

  private enum Part {
    case json([UInt8], [[UInt8]])
    case raw([UInt8])
  }

  private var parts: [Part] = []
  private var size = 0

  var isEmpty: Bool { parts.isEmpty }

  mutating func add(_ document: JSONDocument) { add(text: document.bytes, blobs: document.blobs) }

  /// - Parameter blobs: what the marks in the text stand for.
  mutating func add(text: [UInt8], blobs: [[UInt8]]) {
    add(.json(text, blobs), text.count + blobs.reduce(0) { $0 + $1.count })
  }

  mutating func add(raw: [UInt8]) { add(.raw(raw), raw.count) }

  /// The bytes about as they came, lines of JSON or the body itself, in pieces: as one they would be in memory twice.
  var pieces: some Sequence<[UInt8]> {
    parts.lazy.flatMap { part -> [StringPiece] in
      switch part {
      case .json(let text, let blobs): return StringPiece.pieces(of: text[...], blobs) + [.text([0x0A])]
      case .raw(let bytes): return [.text(bytes[...])]
      }
    }.flatMap { $0.portions }
  }

  /// A single part may be longer: it was in memory anyway.
  private mutating func add(_ part: Part, _ count: Int) {
    guard count > 0, size == 0 || size + count <= Self.limit else { return }
    size += count
    parts.append(part)
  }
}
