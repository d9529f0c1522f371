import Domain
import Foundation

/// Standard output, which carries the result alone, and standard error, which carries messages.
struct Console: Sendable {
  /// One result, followed by a line end.
  ///
  /// - Throws: a `.storage` failure when it cannot be written; a reader who left is none.
  func print(_ text: String) throws(Failure) { try write(text + "\n") }

  /// As it is.
  func write(_ text: String) throws(Failure) {
    let code = Self.send(Array(text.utf8), to: STDOUT_FILENO)
    guard code != 0, code != EPIPE else { return }
    throw Failure(.storage, "The result cannot be written: \(String(cString: strerror(code)).lowercased()).")
  }

  /// Bytes on standard output.
  ///
  /// - Returns: whether somebody reads them still.
  func deliver(_ bytes: [UInt8]) -> Bool { Self.send(bytes, to: STDOUT_FILENO) == 0 }

  /// One sentence on standard error.
  func note(_ sentence: String) { message("visualizer: " + Harmless.line(sentence)) }

  /// Lines on standard error as they are, but harmless.
  func message(_ text: String) { raw(Harmless.block(text) + "\n") }

  /// Bytes on standard error, for the progress line.
  func raw(_ text: String) { _ = Self.send(Array(text.utf8), to: STDERR_FILENO) }

  /// Zero, or the errno that stopped it.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
