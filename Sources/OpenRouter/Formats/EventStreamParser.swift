/// Server-sent events: bytes in, parts of events out as they come, so that no line is ever held whole. Ids and retry times
/// are ignored.
///
/// Lines end in CR, LF or CR LF; a byte-order mark at the very start and comments are skipped; data lines of one event
/// are joined with a line feed. Pieces may be split anywhere, within characters too.
struct EventStreamParser {
  /// What a piece of the stream says.
  enum Token {
    /// The value of an `event:` line.
    case name(String)
    /// The next bytes of the event's data.
    case data(ArraySlice<UInt8>)
    /// A blank line: the event is whole.
    case end
    /// A line that is no field but the beginning of JSON: all that follows is the body itself.
    case body(ArraySlice<UInt8>)
  }

  private enum Field { case name, data, other }

  private static let fieldLimit = 16
  private static let nameLimit = 200

  /// The line's field while its name is still being read.
  private var field: Field?
  private var label: [UInt8] = []
  private var name: [UInt8] = []
  private var skipsBlank = false
  private var skipsLineFeed = false
  private var isAtLineStart = true
  private var isBody = false
  private var hasData = false
  private var hasBegun = false

  /// - Parameter take: gets the tokens that this piece completes, in order.
  mutating func feed(_ bytes: [UInt8], _ take: (Token) -> Void) {
    var rest = bytes[...]
    while !rest.isEmpty, !isBody {
      if skipsLineFeed, rest.first == 0x0A {
        rest = rest.dropFirst()
        skipsLineFeed = false
        continue
      }
      skipsLineFeed = false
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      piece(rest[..<end], take)
      guard !isBody else { return take(.body(rest[end...])) }
      guard end < rest.endIndex else { return }
      skipsLineFeed = rest[end] == 0x0D
      endLine(take)
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { take(.body(rest)) }
  }

  /// The stream ended: what was still open counts as if a blank line had followed.
  mutating func finish(_ take: (Token) -> Void) {
    if !isAtLineStart { endLine(take) }
    if hasData { endLine(take) }
  }

  private mutating func piece(_ piece: ArraySlice<UInt8>, _ take: (Token) -> Void) {
    guard let first = piece.first else { return }
    if isAtLineStart, !hasData, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      isBody = true
      return take(.body(piece))
    }
    isAtLineStart = false
    var rest = piece
    while field == nil, let byte = rest.popFirst() {
      if byte == UInt8(ascii: ":") { begin(take) } else if label.count < Self.fieldLimit { label.append(byte) }
    }
    value(rest, take)
  }

  private mutating func begin(_ take: (Token) -> Void) {
    if !hasBegun, label.starts(with: [0xEF, 0xBB, 0xBF]) { label.removeFirst(3) }
    hasBegun = true
    switch String(decoding: label, as: UTF8.self) {
    case "data":
      field = .data
      if hasData { take(.data([0x0A])) }
      hasData = true
    case "event": field = .name
    default: field = .other
    }
    label = []
    skipsBlank = true
  }

  private mutating func value(_ value: ArraySlice<UInt8>, _ take: (Token) -> Void) {
    var value = value
    guard !value.isEmpty else { return }
    if skipsBlank, value.first == 0x20 { value = value.dropFirst() }
    skipsBlank = false
    switch field {
    case .data where !value.isEmpty: take(.data(value))
    case .name: name += value.prefix(max(0, Self.nameLimit - name.count))
    default: break
    }
  }

  private mutating func endLine(_ take: (Token) -> Void) {
    if field == nil, !label.isEmpty { begin(take) }
    let isBlank = field == nil
    if field == .name { take(.name(String(decoding: name, as: UTF8.self))) }
    field = nil
    name = []
    hasBegun = true
    isAtLineStart = true
    guard isBlank else { return }
    if hasData { take(.end) }
    hasData = false
  }
}
