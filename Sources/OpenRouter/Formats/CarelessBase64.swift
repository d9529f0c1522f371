/// Base64 with what careless services put around it: quotes, percent escapes, a second head, too much padding.
enum CarelessBase64 {
  private static let head = Array("base64,".utf8)
  /// Where a second head may end at the latest.
  private static let headLimit = 256
  private static let wrapping = Set("\"'`<> \t\r\n\0".utf8)

  /// Nil where what is inside is no Base64 either.
  static func decode(_ pieces: [StringPiece]) -> [UInt8]? {
    if let bytes = Base64.decode(pieces) { return bytes }
    return Base64.decode(bare(StringPiece.bytes(of: pieces)[...]))
  }

  private static func bare(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text.contains(UInt8(ascii: "%")) ? PercentCode.decode(text)[...] : text
    for start in rest.prefix(headLimit).indices.reversed() where rest[start...].starts(with: head) {
      rest = rest[(start + head.count)...]
      break
    }
    // Python's way to print bytes.
    if rest.starts(with: Array("b'".utf8)) || rest.starts(with: Array("b\"".utf8)) { rest = rest.dropFirst() }
    while let last = rest.last, wrapping.contains(last) || last == UInt8(ascii: "=") { rest.removeLast() }
    return rest.drop { wrapping.contains($0) }
  }
}
