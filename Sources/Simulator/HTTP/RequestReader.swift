import FlyingSocks
import Foundation

/// Reads requests from one connection, none of whose parts may grow without end.
struct RequestReader {
  /// What a client sent is no HTTP, or too long to be read; the connection ends with this status.
  struct Unreadable: Error { var status: Int }

  private static let longestHead = 64 << 10
  private static let longestLine = 1 << 10

  private let socket: AsyncSocket
  private var buffer: [UInt8] = []

  init(_ socket: AsyncSocket) { self.socket = socket }

  /// The next head; nil when the client has closed the connection.
  mutating func head() async throws -> WebRequest? {
    guard let bytes = try await take(until: Array("\r\n\r\n".utf8), within: Self.longestHead) else { return nil }
    guard let request = WebRequest(head: bytes) else { throw Unreadable(status: 400) }
    return request
  }

  /// The body that belongs to a head; nil when it was larger than `limit` bytes. It is read to its end all the same, or the
  /// client could not read the answer.
  mutating func body(of request: WebRequest, limit: Int) async throws -> [UInt8]? {
    guard request.isChunked else {
      let text = request.headers["content-length"] ?? "0"
      guard let length = Int(text), length >= 0 else { throw Unreadable(status: 400) }
      var body: [UInt8] = []
      try await take(length, into: &body, limit: limit)
      return length > limit ? nil : body
    }
    return try await chunkedBody(limit: limit)
  }

  private mutating func chunkedBody(limit: Int) async throws -> [UInt8]? {
    var body: [UInt8] = []
    var total = 0
    while let line = try await take(until: Array("\r\n".utf8), within: Self.longestLine) {
      let digits = String(decoding: line.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
      guard let size = Int(digits.trimmingCharacters(in: .whitespaces), radix: 16), size >= 0 else {
        throw Unreadable(status: 400)
      }
      total += size
      try await take(size, into: &body, limit: limit)
      // The line break behind a chunk, or the end of the trailer, which may be empty.
      while let rest = try await take(until: Array("\r\n".utf8), within: Self.longestLine), size == 0, !rest.isEmpty {}
      if size == 0 { return total > limit ? nil : body }
    }
    throw SocketError.disconnected
  }

  private mutating func take(_ count: Int, into body: inout [UInt8], limit: Int) async throws {
    var missing = count
    while missing > 0 {
      if buffer.isEmpty { try await fill() }
      let part = buffer.prefix(missing)
      if body.count + part.count <= limit { body += part }
      missing -= part.count
      buffer.removeFirst(part.count)
    }
  }

  /// What stands before the mark, which is taken as well; nil when the connection ends before anything came.
  private mutating func take(until mark: [UInt8], within limit: Int) async throws -> [UInt8]? {
    var searched = 0
    while true {
      if let end = Data(buffer[searched...]).range(of: Data(mark))?.lowerBound {
        let found = Array(buffer[..<(searched + end)])
        buffer.removeFirst(searched + end + mark.count)
        return found
      }
      guard buffer.count <= limit else { throw Unreadable(status: 431) }
      searched = max(0, buffer.count - mark.count + 1)
      do {
        try await fill()
      } catch SocketError.disconnected where buffer.isEmpty {
        return nil
      }
    }
  }

  private mutating func fill() async throws { buffer += try await socket.read(atMost: 1 << 16) }
}
