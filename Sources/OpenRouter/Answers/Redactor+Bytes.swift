import Foundation

extension Redactor {
  /// More bytes than any disguise of a key takes up.
  private static let overlap = 8 << 10

  /// The same for bytes that come in pieces. Nearly never is there a key in them; where there is, they are cleaned as one,
  /// and else they stay pieces.
  func clean(_ pieces: some Sequence<[UInt8]>) -> AnySequence<[UInt8]> {
    var tail: [UInt8] = []
    for piece in pieces {
      let window = tail + piece
      if hasTraces(of: window) { return AnySequence([clean(pieces.reduce(into: []) { $0 += $1 })]) }
      tail = Array(window.suffix(Self.overlap))
    }
    return AnySequence(pieces)
  }

  private func hasTraces(of json: [UInt8]) -> Bool {
    let data = Data(Self.contains(Data(json), #"\u00"#) ? Self.unescaped(json) : json)
    return words.contains { Self.contains(data, $0) }
  }

  /// JSON text without the key itself, and without anything that looks like one. It is read once as a whole: a catalogue has
  /// hundreds of thousands of strings, and nearly never a key in one of them.
  func clean(_ json: [UInt8]) -> [UInt8] {
    guard !json.isEmpty else { return json }
    let isEscaped = Self.contains(Data(json), #"\u00"#)
    let plain = isEscaped ? Self.unescaped(json) : json
    let data = Data(plain)
    guard words.contains(where: { Self.contains(data, $0) }) else { return plain }
    return Array(clean(String(decoding: plain, as: UTF8.self)).utf8)
  }

  private static func contains(_ bytes: Data, _ word: String) -> Bool {
    bytes.range(of: Data(word.utf8)) != nil
  }

  /// Letters, digits and signs that stand as `\u00..` as themselves: a key must not hide so.
  private static func unescaped(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count)
    var at = 0
    while at < json.count {
      guard json[at] == UInt8(ascii: "\\"), at + 1 < json.count else {
        out.append(json[at])
        at += 1
        continue
      }
      if let plain = plain(json[at...].prefix(6)) {
        out.append(plain)
        at += 6
      } else {
        out += json[at...].prefix(2)
        at += 2
      }
    }
    return out
  }

  private static func plain(_ escape: ArraySlice<UInt8>) -> UInt8? {
    guard escape.count == 6, escape.dropFirst().first == UInt8(ascii: "u"),
      let code = UInt8(String(decoding: escape.dropFirst(2), as: UTF8.self), radix: 16), (0x20..<0x7F).contains(code),
      code != UInt8(ascii: "\""), code != UInt8(ascii: "\\")
    else { return nil }
    return code
  }
}
