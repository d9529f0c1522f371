import FlyingSocks
import Foundation

/// One client's connection: requests are read and answered one after the other.
struct WebConnection: Sendable {
  let socket: AsyncSocket
  let respond: @Sendable (WebRequest) async throws -> ServiceAnswer

  /// Returns when the connection is closed.
  func run() async {
    defer { try? socket.close() }
    var reader = RequestReader(socket)
    do {
      while let request = try await read(&reader) {
        let answer = try await respond(request)
        try await send(answer, isLast: request.isLast)
        if request.isLast { return }
      }
    } catch let refused as RequestReader.Unreadable {
      try? await send(.refused(Refusal(refused.status, "The request cannot be read.")), isLast: true)
    } catch {
      // The client is gone, or a fault wants the connection to end here.
    }
  }

  private func read(_ reader: inout RequestReader) async throws -> WebRequest? {
    guard var request = try await reader.head() else { return nil }
    if request.wantsContinue { try await write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
    request.body = try await reader.body(of: request, limit: Service.largestBody)
    return request
  }

  private func send(_ answer: ServiceAnswer, isLast: Bool) async throws {
    var head = answer.head
    if isLast { head += "Connection: close\r\n" }
    switch answer.body {
    case .bytes(let bytes): try await write(Array((head + "Content-Length: \(bytes.count)\r\n\r\n").utf8) + bytes)
    case .measured(let count, let produce):
      try await write(Array((head + "Content-Length: \(count)\r\n\r\n").utf8))
      try await produce(Outlet { bytes in try await write(bytes) })
    case .chunks(let produce):
      try await write(Array((head + "Transfer-Encoding: chunked\r\n\r\n").utf8))
      try await stream(produce)
    }
  }

  private func stream(_ produce: @Sendable (Outlet) async throws -> Void) async throws {
    do {
      try await produce(
        Outlet { bytes in
          guard !bytes.isEmpty else { return }
          let size = String(bytes.count, radix: 16)
          try await write(Array("\(size)\r\n".utf8) + bytes + Array("\r\n".utf8))
        })
    } catch is StreamMishap.Finished {
      // Complete, although the producer had more to say.
    }
    try await write(Array("0\r\n\r\n".utf8))
  }

  private func write(_ bytes: [UInt8]) async throws { try await socket.write(Data(bytes)) }
}

extension ServiceAnswer {
  /// Status line and header fields, without the length of the body and the empty line.
  fileprivate var head: String {
    let fields = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return "HTTP/1.1 \(status) \(status < 400 ? "OK" : "Error")\r\n" + fields
  }
}
