/// Turns JSON text into nodes, strictly by RFC 8259 unless it is to be lenient, and without recursion.
struct JSONParser {
  private let text: UnsafeBufferPointer<UInt8>
  /// Whether `NaN`, a comma too much and control characters in strings are passed over.
  private let isLenient: Bool
  private var nodes: [JSONNode] = []
  /// Indices of the lists and maps that are still open.
  private var open: [Int] = []
  private var at = 0

  private init(_ text: UnsafeBufferPointer<UInt8>, _ isLenient: Bool) {
    self.text = text
    self.isLenient = isLenient
    nodes.reserveCapacity(min(text.count / 12, 1 << 20) + 8)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// - Parameter healing: whether a text that was cut off counts as far as it goes.
  static func nodes(
    of bytes: [UInt8], healing: Bool = false, isLenient: Bool = false
  ) throws(JSONError) -> [JSONNode] {
    let found: Result<[JSONNode], JSONError> = bytes.withUnsafeBufferPointer { text in
      var parser = JSONParser(text, isLenient)
      do throws(JSONError) {
        return .success(try parser.parse())
      } catch {
        return healing && parser.heal() ? .success(parser.nodes) : .failure(error)
      }
    }
    return try found.get()
  }

  private mutating func parse() throws(JSONError) -> [JSONNode] {
    var wantsValue = true
    while wantsValue || !open.isEmpty {
      wantsValue = wantsValue ? try value() : try continuation()
    }
    skipBlanks()
    guard at == text.count else { throw failure("something follows its end") }
    return nodes
  }

  /// Closes what a cut left open. What was being read at that moment is left out, a number too: half of it would be another
  /// number.
  ///
  /// - Returns: whether the text was cut off at all, and something of it is left.
  private mutating func heal() -> Bool {
    guard at >= text.count, !open.isEmpty else { return false }
    if let last = nodes.last, last.kind == .number, Int(last.end) == text.count { nodes.removeLast() }
    for index in open.reversed() {
      if nodes[index].kind == .map, !hasPairs(index) { nodes.removeLast() }
      nodes[index].end = UInt32(text.count)
      nodes[index].next = UInt32(nodes.count)
    }
    return true
  }

  /// Whether each key of a map has its value.
  private func hasPairs(_ index: Int) -> Bool {
    var count = 0
    var child = index + 1
    while child < nodes.count {
      child = Int(nodes[child].next)
      count += 1
    }
    return count.isMultiple(of: 2)
  }

  /// Reads one value; of a list or map only the opening. Returns whether another value must follow.
  private mutating func value() throws(JSONError) -> Bool {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "{"): return try begin(.map, closing: UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try begin(.list, closing: UInt8(ascii: "]"))
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    case UInt8(ascii: "N") where isLenient: try word("NaN", .null)
    case UInt8(ascii: "I") where isLenient: try word("Infinity", .null)
    default: try number()
    }
    return false
  }

  /// Reads what stands after a value: a comma, or the end of the list or map.
  private mutating func continuation() throws(JSONError) -> Bool {
    let isMap = open.last.map { nodes[$0].kind == .map } ?? false
    skipBlanks()
    switch peek {
    case UInt8(ascii: ","):
      at += 1
      skipBlanks()
      if isLenient, peek == (isMap ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return try continuation() }
      if isMap { try key() }
      return true
    case UInt8(ascii: "}") where isMap, UInt8(ascii: "]") where !isMap:
      close()
      return false
    default: throw failure(peek == nil ? "it ends too early" : "a comma or a bracket is missing")
    }
  }

  private mutating func begin(_ kind: JSONNode.Kind, closing: UInt8) throws(JSONError) -> Bool {
    guard open.count < JSONDocument.depthLimit else { throw failure("it is nested too deeply") }
    open.append(nodes.count)
    append(kind, from: at)
    at += 1
    skipBlanks()
    if peek == closing {
      close()
      return false
    }
    if kind == .map { try key() }
    return true
  }

  private mutating func close() {
    at += 1
    guard let index = open.popLast() else { return }
    nodes[index].end = UInt32(at)
    nodes[index].next = UInt32(nodes.count)
  }

  private mutating func key() throws(JSONError) {
    skipBlanks()
    guard peek == UInt8(ascii: "\"") else { throw failure(peek == nil ? "it ends too early" : "a name is missing") }
    try string()
    skipBlanks()
    guard peek == UInt8(ascii: ":") else { throw failure("a colon is missing") }
    at += 1
  }

  private mutating func string() throws(JSONError) {
    let start = at + 1
    var position = start
    var hasEscapes = false
    while position < text.count, text[position] != UInt8(ascii: "\"") {
      if text[position] == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
      } else if text[position] < 0x20, !isLenient {
        at = position
        throw failure("a control character stands in a string")
      }
      position += 1
    }
    at = min(position, text.count)
    guard position < text.count else { throw failure("a string does not end") }
    append(hasEscapes ? .escapedString : .string, from: start)
    at += 1
  }

  private mutating func word(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONError) {
    let start = at
    for offset in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[offset] else { throw failure("a word is unknown") }
      at += 1
    }
    append(kind, from: start)
  }

  private mutating func number() throws(JSONError) {
    let start = at
    if peek == UInt8(ascii: "-") { at += 1 }
    if isLenient, peek == UInt8(ascii: "I") { return try word("Infinity", .null) }
    if peek == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if peek == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      at += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    append(.number, from: start)
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    guard at > start else { throw failure(peek == nil ? "it ends too early" : "a value is missing") }
  }

  private mutating func append(_ kind: JSONNode.Kind, from start: Int) {
    nodes.append(JSONNode(kind: kind, start: UInt32(start), end: UInt32(at), next: UInt32(nodes.count + 1)))
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private var peek: UInt8? { at < text.count ? text[at] : nil }

  private func failure(_ reason: String) -> JSONError { JSONError(offset: at, reason: reason) }
}
