/// JSON text as it comes. Long runs of Base64 in its strings are decoded at once and kept beside the text, where a mark
/// stands for each: so a picture is in memory once, and never as text.
struct JSONCollector {
  /// The text without its pictures is longer than any honest answer.
  struct TooLong: Error {}

  /// Stands before and behind the number of a blob. No UTF-8 text holds this byte.
  static let mark: UInt8 = 0xFF
  /// The most bytes of text beside the pictures.
  static let textLimit = 4 << 20
  /// So many letters of Base64 in a row are no words, unless they are dashes and few others, as in the lines of tables.
  static let runLength = 512
  private static let leastLetters = 8
  /// Mail wraps Base64 after 76 letters, others after 64: a line break after so many belongs to the run.
  private static let leastLine = 60

  private(set) var text: [UInt8] = []
  private(set) var blobs: [[UInt8]] = []
  /// Bytes that all of the text is said to have; 0 where that is not known. Room is made by it, so that pictures need not
  /// be moved to larger places as they grow.
  var expected = 0
  /// Whether the text's outermost list or map is closed.
  private(set) var isWhole = false
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// The run that is long enough to be decoded.
  private var run: Base64Run?
  /// How many letters in a row there are before a run is one, and in the line they stand in; where they begin.
  private var count = 0
  private var lineCount = 0
  private var start = 0

  var isEmpty: Bool { text.isEmpty && blobs.isEmpty }

  /// Bytes in memory.
  var size: Int { text.count + blobs.reduce(run?.bytes.count ?? 0) { $0 + $1.count } }

  /// Takes over bytes up to the end of the outermost list or map.
  ///
  /// - Returns: how many it took.
  mutating func feed(_ bytes: ArraySlice<UInt8>) throws(TooLong) -> Int {
    var at = bytes.startIndex
    while at < bytes.endIndex, !isWhole {
      if run != nil, !isEscaped { skipRun(bytes, &at) }
      guard at < bytes.endIndex else { break }
      let byte = bytes[at]
      at += 1
      if isInString { inString(byte) } else { outside(byte) }
    }
    guard text.count <= Self.textLimit else { throw TooLong() }
    return at - bytes.startIndex
  }

  /// Nothing more comes: a run that is under way is one all the same.
  mutating func close() { endRun() }

  private mutating func outside(_ byte: UInt8) {
    text.append(byte)
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      isWhole = depth <= 0
    default: break
    }
  }

  private mutating func inString(_ byte: UInt8) {
    if isEscaped {
      escaped(byte)
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if run != nil {
      inRun(byte)
    } else {
      plain(byte)
    }
  }

  /// Most of an answer is one run, so that it is gone through without looking at anything else.
  private mutating func skipRun(_ bytes: ArraySlice<UInt8>, _ at: inout Int) {
    guard var taken = run else { return }
    run = nil
    // Up to the end of a group letter by letter, then whole groups, and what is left letter by letter.
    while at < bytes.endIndex, taken.letters > 0, taken.take(bytes[at]) { at += 1 }
    at += bytes[at...].withUnsafeBufferPointer { taken.take(groupsOf: $0) }
    while at < bytes.endIndex, taken.take(bytes[at]) { at += 1 }
    run = taken
  }

  private mutating func inRun(_ byte: UInt8) {
    if run?.take(byte) == true { return }
    if byte == UInt8(ascii: "="), run?.pad() == true { return }
    endRun()
    plain(byte)
  }

  /// A byte of a string that is no escape, outside a run.
  private mutating func plain(_ byte: UInt8) {
    if Base64.values[Int(byte)] < 64 {
      if count == 0 { start = text.count }
      text.append(byte)
      return lengthen()
    }
    count = 0
    lineCount = 0
    if byte == UInt8(ascii: "\"") { isInString = false }
    text.append(byte == Self.mark ? UInt8(ascii: "?") : byte)
  }

  /// What stands behind a backslash.
  private mutating func escaped(_ byte: UInt8) {
    isEscaped = false
    let isBreak = byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r")
    if byte == UInt8(ascii: "/") {
      if run?.take(byte) == true { return }
      if count == 0 { start = text.count }
      text += [UInt8(ascii: "\\"), byte]
      return lengthen()
    }
    if isBreak, run != nil { return }
    endRun()
    text += [UInt8(ascii: "\\"), byte == Self.mark ? UInt8(ascii: "?") : byte]
    if isBreak, lineCount == 0 || lineCount >= Self.leastLine {
      lineCount = 0
    } else {
      count = 0
      lineCount = 0
    }
  }

  private mutating func lengthen() {
    count += 1
    lineCount += 1
    guard count >= Self.runLength else { return }
    let letters = Set(text[start...])
    guard letters.count >= Self.leastLetters || letters.isDisjoint(with: "-_".utf8) else { return count = 0 }
    var found = Base64Run()
    var wasEscape = false
    for byte in text[start...] {
      if byte == UInt8(ascii: "\\") {
        wasEscape = true
      } else {
        // Of escapes only the slash is a letter; the others are line breaks.
        if !wasEscape || byte == UInt8(ascii: "/") { _ = found.take(byte) }
        wasEscape = false
      }
    }
    text.removeSubrange(start...)
    found.reserve(blobs.reduce(expected - text.count) { $0 - $1.count / 3 * 4 })
    run = found
    count = 0
    lineCount = 0
  }

  private mutating func endRun() {
    guard var ended = run else { return }
    run = nil
    let rest = ended.takeUnfinished()
    text.append(Self.mark)
    text.append(contentsOf: String(blobs.count).utf8)
    text.append(Self.mark)
    text.append(contentsOf: rest)
    blobs.append(ended.fitted)
  }
}
