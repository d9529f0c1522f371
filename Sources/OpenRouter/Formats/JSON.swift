import Foundation

/// One value of a parsed text. Asking for what it is not gives nil, never an error.
struct JSON: Sendable {
  let document: JSONDocument
  let index: Int

  private var node: JSONNode { document.nodes[index] }
  private var raw: ArraySlice<UInt8> { document.bytes[Int(node.start)..<Int(node.end)] }

  var isNull: Bool { node.kind == .null }
  var isMap: Bool { node.kind == .map }
  var isList: Bool { node.kind == .list }
  var isString: Bool { node.kind == .string || node.kind == .escapedString }

  /// The value of a map's first key of this name; nil as well where it is null.
  subscript(key: String) -> JSON? {
    guard node.kind == .map else { return nil }
    var key = key
    return key.withUTF8 { wanted in position(of: wanted) }
      .map { JSON(document: document, index: $0) }
      .flatMap { $0.isNull ? nil : $0 }
  }

  private func position(of wanted: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = Int(node.next)
    var at = index + 1
    while at < end {
      let name = document.nodes[at]
      if Int(name.end - name.start) == wanted.count,
        document.bytes[Int(name.start)..<Int(name.end)].elementsEqual(wanted)
      {
        return at + 1
      }
      at = Int(document.nodes[at + 1].next)
    }
    return nil
  }

  /// The values of a list; empty for anything else.
  var elements: [JSON] { elements(first: .max) }

  /// So many of the values of a list.
  func elements(first most: Int) -> [JSON] {
    guard node.kind == .list else { return [] }
    var found: [JSON] = []
    var at = index + 1
    while at < Int(node.next), found.count < most {
      found.append(JSON(document: document, index: at))
      at = Int(document.nodes[at].next)
    }
    return found
  }

  /// The pairs of a map, in the order of the text; empty for anything else.
  var fields: [(name: String, value: JSON)] {
    guard node.kind == .map else { return [] }
    var found: [(name: String, value: JSON)] = []
    var at = index + 1
    while at < Int(node.next) {
      let name = JSON(document: document, index: at).string ?? ""
      found.append((name, JSON(document: document, index: at + 1)))
      at = Int(document.nodes[at + 1].next)
    }
    return found
  }

  /// The bytes of a string; a slice of the text where it holds no escapes.
  var stringBytes: ArraySlice<UInt8>? {
    guard let found = resolved else { return nil }
    guard !document.blobs.isEmpty, found.contains(JSONCollector.mark) else { return found }
    return StringPiece.bytes(of: StringPiece.pieces(of: found, document.blobs))[...]
  }

  /// A string in pieces, of which those that are decoded Base64 stay so; nil for anything else.
  var pieces: [StringPiece]? { resolved.map { StringPiece.pieces(of: $0, document.blobs) } }

  private var resolved: ArraySlice<UInt8>? {
    switch node.kind {
    case .string: raw
    case .escapedString: JSONEscapes.resolve(raw)[...]
    default: nil
    }
  }

  /// Invalid UTF-8 and lone surrogates become replacement characters.
  var string: String? { stringBytes.map { String(decoding: $0, as: UTF8.self) } }

  var bool: Bool? {
    switch node.kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  /// A whole number; nil for fractions and what is out of range.
  var int: Int? {
    guard node.kind == .number else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// A number, or a string that is one from end to end; nil for all else, and beyond Decimal's range.
  var decimal: Decimal? {
    let digits = node.kind == .number ? text : string ?? ""
    guard !digits.isEmpty, digits.utf8.count <= 64, digits.utf8.allSatisfy(Self.isNumeral) else { return nil }
    guard let value = Decimal(string: digits), value.isFinite else { return nil }
    return value
  }

  /// The value as it stands in the text.
  var text: String { String(decoding: raw, as: UTF8.self) }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
