/// What a fault does to the chunks of a stream.
struct StreamMishap: Sendable {
  /// The stream is complete although its producer has more to say.
  struct Finished: Error {}

  private let fault: Fault.Kind

  /// Nil when the fault does nothing to streams.
  init?(_ fault: Fault.Kind) {
    guard [.cut, .stall, .streamCut, .streamError, .streamSplit, .slowLoris].contains(fault) else { return nil }
    self.fault = fault
  }

  /// Which chunk of a stream the fault strikes: the second event with data, comments counted.
  private static let struck = 4

  /// Sends one chunk on, changed by the fault. `number` counts from 1.
  func send(_ chunk: [UInt8], number: Int, to outlet: Outlet) async throws {
    switch fault {
    case .streamSplit: try await split(chunk, to: outlet)
    case .slowLoris:
      try await Task.sleep(for: .milliseconds(500))
      try await outlet.send(chunk)
    case _ where number < Self.struck: try await outlet.send(chunk)
    case .streamError:
      try await outlet.event([
        "type": "error",
        "error": ["message": "DEMO fault: Generation failed", "code": "server_error", "type": .null, "param": .null],
      ])
      try await outlet.done()
      throw Finished()
    case .stall:
      try await outlet.send(Array(chunk.prefix(chunk.count / 2)))
      try await Task.sleep(for: .seconds(86_400))
    default:
      try await outlet.send(Array(chunk.prefix(chunk.count / 2)))
      // What was sent must reach the client before the connection is closed.
      try await Task.sleep(for: .milliseconds(50))
      throw Mishap.Cut()
    }
  }

  /// One byte at a time around the boundaries, where a reader errs; the bulk of a picture in larger pieces.
  private func split(_ chunk: [UInt8], to outlet: Outlet) async throws {
    let edge = 256
    var offset = 0
    while offset < chunk.count {
      let isBulk = offset >= edge && offset + edge < chunk.count
      let size = isBulk ? min(4093, chunk.count - edge - offset) : 1
      try await outlet.send(Array(chunk[offset..<offset + size]))
      offset += size
    }
  }
}
