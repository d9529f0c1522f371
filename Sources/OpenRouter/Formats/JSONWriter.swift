import Domain

/// Writes JSON: compact for the wire, or pretty for people, whose pictures are abbreviated and whose keys are sorted.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool

  /// The text for the wire.
  static func compact(_ tree: JSONTree) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.bytes.reserveCapacity(size(of: tree))
    writer.write(tree, depth: 0)
    return writer.bytes
  }

  /// The text for people.
  static func pretty(_ tree: JSONTree) -> String {
    var writer = JSONWriter(isPretty: true)
    writer.write(tree, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(isPretty: Bool) { self.isPretty = isPretty }

  private mutating func write(_ tree: JSONTree, depth: Int) {
    switch tree {
    case .text(let text): quote(text)
    case .whole(let number): append(String(number))
    case .decimal(let number): append(number)
    case .truth(let truth): append(truth ? "true" : "false")
    case .picture(let picture): write(picture)
    case .list(let values):
      enclose("[", "]", values, depth) { writer, value in writer.write(value, depth: depth + 1) }
    case .map(let pairs):
      let sorted = isPretty ? pairs.sorted { $0.name < $1.name } : pairs
      enclose("{", "}", sorted, depth) { writer, pair in
        writer.quote(pair.name)
        writer.append(writer.isPretty ? ": " : ":")
        writer.write(pair.value, depth: depth + 1)
      }
    }
  }

  private mutating func enclose<T>(
    _ opening: String, _ closing: String, _ parts: [T], _ depth: Int, write: (inout JSONWriter, T) -> Void
  ) {
    append(opening)
    for (index, part) in parts.enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      write(&self, part)
    }
    if !parts.isEmpty { breakLine(depth) }
    append(closing)
  }

  private mutating func quote(_ text: String) {
    if isPretty { JSONEscapes.appendHarmless(text, to: &bytes) } else { JSONEscapes.append(text, to: &bytes) }
  }

  private mutating func breakLine(_ depth: Int) {
    if isPretty { append("\n" + String(repeating: "  ", count: depth)) }
  }

  private mutating func write(_ picture: Reference) {
    append("\"data:\(picture.mediaType);base64,")
    if isPretty {
      append("… (\(Self.words(forSize: picture.bytes.count)))")
    } else {
      Base64.encode(picture.bytes, to: &bytes)
    }
    append("\"")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// About how many bytes the text will have: exact enough to make room once.
  private static func size(of tree: JSONTree) -> Int {
    switch tree {
    case .text(let text): text.utf8.count + 16
    case .whole, .decimal, .truth: 24
    case .list(let values): values.reduce(2) { $0 + size(of: $1) + 1 }
    case .map(let pairs): pairs.reduce(2) { $0 + $1.name.utf8.count + 4 + size(of: $1.value) }
    case .picture(let picture): picture.bytes.count / 3 * 4 + 64
    }
  }

  /// `812 bytes`, `40 kB`, `1.2 MB`, in thousands.
  private static func words(forSize bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) bytes"
    case ..<1_000_000: "\((bytes + 500) / 1000) kB"
    default: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    }
  }
}
