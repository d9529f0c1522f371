/// The body of an answer as it comes, taken apart into JSON texts: one whole body, the events of a stream, or JSON line by
/// line. Which of them it is, its first bytes say; what the head claims does not count.
struct BodyFeed {
  /// What the body turned out to be.
  enum Form { case undecided, json, events, other }

  /// One part of the body.
  enum Item {
    /// - event: the name of the event, where one was given.
    /// - isWhole: false where the text was cut off.
    case json(JSONDocument, event: String?, isWhole: Bool)
    /// `[DONE]`: nothing follows.
    case done
    /// A part that is no JSON, and why.
    case unreadable([UInt8], JSONError)
    /// What an event says that is an error and no JSON.
    case complaint(String)
  }

  /// More came than an honest answer holds.
  struct TooLong: Error {
    /// Bytes.
    let limit: Int
  }

  private(set) var form = Form.undecided
  /// A body that is neither JSON nor events; and what came before it was known which.
  private(set) var raw: [UInt8] = []
  private let limit: Int
  private let rawLimit: Int
  private var parser = EventStreamParser()
  private var event: String?
  private var collector = JSONCollector()
  /// Whether the rest of the event is passed over, as it is no JSON; and how it begins.
  private var skips = false
  private var skipped: [UInt8] = []
  private static let skippedLimit = 2048
  private var wide = WideText()

  /// - Parameter limit: the most bytes of one JSON text as it comes; a body that is neither JSON nor events has less, as
  ///   it may be kept.
  init(limit: Int) {
    self.limit = limit
    rawLimit = min(limit, Transcript.limit)
  }

  /// - Parameter count: bytes that the body is said to have.
  mutating func expect(_ count: Int) { collector.expected = min(count, limit) }

  /// Bytes in memory.
  var size: Int { collector.size + raw.count }

  mutating func feed(_ bytes: [UInt8]) throws(TooLong) -> [Item] {
    var bytes = wide.narrowed(bytes)
    if form == .undecided {
      raw += bytes
      // Some services send blanks for as long as they think.
      if raw.allSatisfy(Self.isBlank) { raw = [] }
      guard let decided = Self.form(of: raw) else { return [] }
      form = decided
      guard decided != .other else { return [] }
      bytes = raw
      raw = []
    }
    switch form {
    case .json: return try json(bytes[...], event: nil)
    case .events: return try events { parser, take in parser.feed(bytes, take) }
    case .other, .undecided:
      guard raw.count + bytes.count <= rawLimit else { throw TooLong(limit: rawLimit) }
      raw += bytes
      return []
    }
  }

  /// What was still open at the end of the body, as far as it goes.
  mutating func finish() -> [Item] {
    raw += wide.finish()
    if form == .events, let items = try? events({ parser, take in parser.finish(take) }), !items.isEmpty {
      return items
    }
    return endText(healing: true).map { [$0] } ?? []
  }

  /// What has come of the text that is still open, for keeping.
  var unfinished: JSONCollector {
    var open = collector
    open.close()
    return open
  }

  /// Nil while too little is here to say.
  private static func form(of bytes: [UInt8]) -> Form? {
    let start = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]).drop(while: isBlank)
    guard let first = start.first else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .json }
    if first == UInt8(ascii: ":") { return .events }
    for field in ["data", "event", "id", "retry"] {
      let word = start.prefix(field.utf8.count)
      if word.count < field.utf8.count, field.utf8.starts(with: word) { return nil }
      guard word.elementsEqual(field.utf8) else { continue }
      guard let next = start.dropFirst(field.utf8.count).first else { return nil }
      if next == UInt8(ascii: ":") || next == 0x0A || next == 0x0D { return .events }
    }
    return .other
  }

  private mutating func events(
    _ work: (inout EventStreamParser, (EventStreamParser.Token) -> Void) -> Void
  ) throws(TooLong) -> [Item] {
    var tokens: [EventStreamParser.Token] = []
    work(&parser) { tokens.append($0) }
    var items: [Item] = []
    for token in tokens {
      switch token {
      case .name(let name): event = name
      case .data(let bytes):
        if isNextText(bytes), let item = endText(healing: false) { items.append(item) }
        try data(bytes)
      case .end:
        if let item = endText(healing: false) { items.append(item) }
        event = nil
      case .body(let bytes): items += try json(bytes, event: nil)
      }
    }
    return items
  }

  /// Whether a line of data is JSON by itself although no blank line stood before it.
  private func isNextText(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard collector.isWhole, let first = bytes.first(where: { !Self.isBlank($0) }) else { return false }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private mutating func data(_ bytes: ArraySlice<UInt8>) throws(TooLong) {
    var bytes = bytes
    if collector.isEmpty {
      bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
      guard let first = bytes.first else { return }
      if first != UInt8(ascii: "{"), first != UInt8(ascii: "[") { skips = true }
    }
    guard !skips else { return skipped += bytes.prefix(Self.skippedLimit - skipped.count) }
    _ = try collect(bytes)
  }

  private mutating func json(_ bytes: ArraySlice<UInt8>, event: String?) throws(TooLong) -> [Item] {
    var rest = bytes
    var items: [Item] = []
    while !rest.isEmpty {
      if collector.isEmpty {
        // Between two texts stand blanks; whatever else follows the last of them says nothing.
        rest = rest.drop { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "[") }
      }
      rest = rest.dropFirst(try collect(rest))
      if collector.isWhole, let item = endText(healing: false) { items.append(item) }
    }
    return items
  }

  /// Takes bytes over into the text that is open; returns how many.
  private mutating func collect(_ bytes: ArraySlice<UInt8>) throws(TooLong) -> Int {
    let count: Int
    do { count = try collector.feed(bytes) } catch { throw TooLong(limit: JSONCollector.textLimit) }
    // Base64 is a third shorter once it is decoded.
    guard collector.size <= limit / 4 * 3 else { throw TooLong(limit: limit) }
    return count
  }

  /// The text is over.
  private mutating func endText(healing: Bool) -> Item? {
    defer {
      collector = JSONCollector()
      skips = false
      skipped = []
    }
    guard !collector.isEmpty else {
      return event == "error" && !skipped.isEmpty ? .complaint(String(decoding: skipped, as: UTF8.self)) : nil
    }
    collector.close()
    if collector.text.elementsEqual("[DONE]".utf8) { return .done }
    do throws(JSONError) {
      let document = try JSONDocument(
        collector.text, blobs: collector.blobs, healing: healing || !collector.isWhole, isLenient: true)
      return .json(document, event: event, isWhole: collector.isWhole)
    } catch {
      return .unreadable(collector.text, error)
    }
  }
}
