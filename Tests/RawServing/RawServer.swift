import Foundation
import Glibc
import Synchronization

/// A TCP server on loopback that answers with exactly the bytes a test scripts, and counts what it was sent.
package final class RawServer: Sendable {
  package let port: UInt16
  private let listener: Int32
  private let received = Mutex<[String]>([])

  /// Runs the script for each connection, on a thread of its own, after one request is read whole.
  package init(_ script: @escaping @Sendable (RawConnection, String) -> Void) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isBound, listen(descriptor, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
    listener = descriptor
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while case let connection = accept(descriptor, nil, nil), connection >= 0 {
        Thread.detachNewThread { [weak self] in self?.serve(RawConnection(descriptor: connection), script) }
      }
    }
  }

  /// Answers every request with the same bytes, and closes.
  package convenience init(answering answer: String) throws {
    try self.init { connection, _ in connection.send(answer) }
  }

  /// The server stops when the test is done with it.
  package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  package var url: String { "http://127.0.0.1:\(port)" }
  package var requests: [String] { received.withLock { $0 } }

  private func serve(_ connection: RawConnection, _ script: (RawConnection, String) -> Void) {
    let request = connection.readRequest()
    received.withLock { $0.append(request) }
    script(connection, request)
    connection.close()
  }
}

/// One connection that the raw server took.
package struct RawConnection: Sendable {
  package let descriptor: Int32

  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Returns false once the other side has gone.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  package func close() {
    shutdown(descriptor, Int32(SHUT_WR))
    Glibc.close(descriptor)
  }

  /// Ends the connection with a reset.
  package func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    Glibc.close(descriptor)
  }

  /// Returns when the other side has closed.
  package func waitForClose() {
    var byte: UInt8 = 0
    while recv(descriptor, &byte, 1, 0) > 0 {}
  }

  package func sleep(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// Head and body as text; of a TLS greeting what came first.
  fileprivate func readRequest() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let length = text.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
        if text[end.upperBound...].utf8.count >= length { return text }
      }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 || buffer[0] == 0x16 { return text }
      bytes += buffer[..<count]
    }
  }
}
