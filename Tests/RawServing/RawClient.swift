import Foundation
import Glibc

/// A connection to a server on which a test writes bytes of its own.
package final class RawClient {
  private let socket: Int32

  /// - Parameter baseURL: the server's, at this machine.
  package init(_ baseURL: String) throws {
    let port = try Self.port(of: baseURL)
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  deinit { close(socket) }

  /// False once the other side takes no more.
  @discardableResult
  package func write(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// What one call of `read` gives; empty at the end of the connection.
  package func readOnce() -> String {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let count = recv(socket, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// Everything up to the end of the connection.
  package func readAll() -> String {
    var all = ""
    while case let part = readOnce(), !part.isEmpty { all += part }
    return all
  }

  private static func port(of baseURL: String) throws -> UInt16 {
    let digits = baseURL.dropFirst("http://127.0.0.1:".count).prefix { $0.isNumber }
    guard let port = UInt16(digits) else { throw POSIXError(.EINVAL) }
    return port
  }
}
