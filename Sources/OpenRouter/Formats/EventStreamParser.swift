/// Server-sent events: bytes in, the data of events out. Event names, ids and retry times are ignored.
///
/// Lines end in CR, LF or CR LF; a byte-order mark at the very start and comments are skipped; data lines of one event
/// are joined with a line feed. Pieces may be split anywhere, within characters too.
struct EventStreamParser {
  struct LineTooLong: Error {}

  private let limit: Int
  private var line: [UInt8] = []
  private var data: [UInt8]?
  private var skipsLineFeed = false
  private var isAtStart = true

  /// - Parameter limit: the most bytes of one event.
  init(limit: Int = 96 << 20) { self.limit = limit }

  /// The events that this piece completes.
  mutating func feed(_ bytes: [UInt8]) throws(LineTooLong) -> [[UInt8]] {
    var events: [[UInt8]] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      let isSecondOfPair = skipsLineFeed && byte == 0x0A && index == start
      skipsLineFeed = byte == 0x0D
      if !isSecondOfPair {
        line.append(contentsOf: bytes[start..<index])
        if let event = endLine() { events.append(event) }
      }
      start = index + 1
    }
    if start < bytes.count {
      line.append(contentsOf: bytes[start...])
      skipsLineFeed = false
    }
    guard line.count + (data?.count ?? 0) <= limit else { throw LineTooLong() }
    return events
  }

  /// The event that was still open when the stream ended, as if a blank line had followed.
  mutating func finish() -> [UInt8]? {
    if let event = line.isEmpty ? nil : endLine() { return event }
    return endLine()
  }

  private mutating func endLine() -> [UInt8]? {
    defer { line.removeAll(keepingCapacity: line.capacity < 1 << 16) }
    if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    isAtStart = false
    guard !line.isEmpty else {
      defer { data = nil }
      return data
    }
    guard let value = value(of: "data") else { return nil }
    if data == nil { data = Array(value) } else { data?.append(contentsOf: [0x0A] + value) }
    return nil
  }

  /// What the line says, when it is a line of this field.
  private func value(of field: String) -> ArraySlice<UInt8>? {
    guard line.starts(with: field.utf8) else { return nil }
    let rest = line.dropFirst(field.utf8.count)
    guard let colon = rest.first else { return rest }
    guard colon == UInt8(ascii: ":") else { return nil }
    let value = rest.dropFirst()
    return value.first == 0x20 ? value.dropFirst() : value
  }
}
