import CCurl

/// Unpacks a body that came compressed although nobody asked for it, gzip within gzip too. Whether it is, its first bytes say,
/// as some services claim a coding and send plain text. What is plain passes as it is.
final class Unpacker {
  /// The packed bytes are damaged.
  struct Damaged: Error {}

  /// Deeper packing is nobody's accident.
  private static let deepest = 3
  private static let bufferSize = 1 << 16
  /// The first bytes of JSON, events and web pages.
  private static let plainStarts = Set("{[<:deir \r\n\t\u{FEFF}".utf8)

  /// Whether the head says that the body is a bare deflate stream, which has no mark of its own.
  private let mayBeBare: Bool
  private let depth: Int
  private var start: [UInt8] = []
  private var isDecided = false
  private var inflater: OpaquePointer?
  private var inner: Unpacker?

  init(mayBeBare: Bool = false, depth: Int = 0) {
    self.mayBeBare = mayBeBare
    self.depth = depth
  }

  deinit { inflater_close(inflater) }

  /// - Parameter take: gets what the bytes hold, piece by piece.
  func feed<Problem: Error>(_ bytes: [UInt8], _ take: ([UInt8]) throws(Problem) -> Void) throws {
    guard isDecided else { return try decide(bytes, take) }
    guard let inflater, let inner else { return try take(bytes) }
    var rest = bytes[...]
    while true {
      let before = rest.count
      let (piece, isSound) = Self.inflate(&rest, inflater)
      if !piece.isEmpty { try inner.feed(piece, take) }
      guard isSound else { throw Damaged() }
      // Where one packed part ends and the next begins, bytes are used and none are made.
      guard !piece.isEmpty || rest.count < before else { return }
    }
  }

  private func decide<Problem: Error>(_ bytes: [UInt8], _ take: ([UInt8]) throws(Problem) -> Void) throws {
    start += bytes
    guard start.count > 1 || start.first.map({ $0 != 0x1F && $0 != 0x78 }) ?? false else { return }
    isDecided = true
    if let form, depth < Self.deepest {
      inflater = inflater_open(form)
      inner = Unpacker(depth: depth + 1)
    }
    let begun = start
    start = []
    try feed(begun, take)
  }

  private var form: inflate_form? {
    if start.starts(with: [0x1F, 0x8B]) { return INFLATE_MARKED }
    // The two bytes of zlib are a multiple of 31 together.
    if start[0] == 0x78, start.count > 1, (0x7800 + Int(start[1])).isMultiple(of: 31) { return INFLATE_MARKED }
    return mayBeBare && !Self.plainStarts.contains(start[0]) ? INFLATE_BARE : nil
  }

  /// What the next bytes hold, and whether they are sound: damage at the end, such as a wrong sum, takes nothing back.
  private static func inflate(_ rest: inout ArraySlice<UInt8>, _ inflater: OpaquePointer) -> ([UInt8], Bool) {
    var taken = 0
    var isSound = true
    let piece = [UInt8](unsafeUninitializedCapacity: bufferSize) { buffer, count in
      isSound = rest.withUnsafeBufferPointer {
        inflater_feed(inflater, $0.baseAddress, $0.count, buffer.baseAddress, buffer.count, &taken, &count)
      }
    }
    rest = rest.dropFirst(taken)
    return (piece, isSound)
  }
}
