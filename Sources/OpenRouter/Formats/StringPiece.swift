/// A part of a string of an answer: its own bytes, or Base64 that was decoded as it came.
enum StringPiece {
  case text(ArraySlice<UInt8>)
  case decoded([UInt8])

  /// The parts of a string in whose text marks stand for blobs.
  static func pieces(of string: ArraySlice<UInt8>, _ blobs: [[UInt8]]) -> [StringPiece] {
    guard !blobs.isEmpty else { return [.text(string)] }
    var pieces: [StringPiece] = []
    var rest = string
    while let start = rest.firstIndex(of: JSONCollector.mark),
      let end = rest[(start + 1)...].firstIndex(of: JSONCollector.mark)
    {
      if start > rest.startIndex { pieces.append(.text(rest[..<start])) }
      let number = Int(String(decoding: rest[(start + 1)..<end], as: UTF8.self)) ?? blobs.count
      if blobs.indices.contains(number) { pieces.append(.decoded(blobs[number])) }
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty || pieces.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }

  /// A whole string, its bytes as they came.
  static func bytes(of pieces: some Sequence<StringPiece>) -> [UInt8] {
    var out: [UInt8] = []
    for piece in pieces { for portion in piece.portions { out += portion } }
    return out
  }

  /// Bytes of a portion: of Base64 it is whole groups.
  private static let portion = 3 << 16

  /// The bytes as they came, in portions that do not weigh on memory.
  var portions: some Sequence<[UInt8]> {
    let (bytes, isDecoded) =
      switch self {
      case .text(let bytes): (bytes, false)
      case .decoded(let bytes): (bytes[...], true)
      }
    return stride(from: bytes.startIndex, to: bytes.endIndex, by: Self.portion).lazy.map { start in
      let portion = Array(bytes[start..<min(start + Self.portion, bytes.endIndex)])
      guard isDecoded else { return portion }
      var text: [UInt8] = []
      Base64.encode(portion, to: &text)
      return text
    }
  }
}
