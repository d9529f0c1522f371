import Dispatch
import Domain
import Foundation
import MCP

/// What a client writes to standard input, read as it comes.
final class InputMessages: MessageSource {
  private let queue = DispatchQueue(label: "visualizer.messages.input")
  /// What is written to the one end wakes a reading that waits.
  private let (wakeable, waker): (Int32, Int32)

  init() throws(Failure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw Failure(.storage, "No pipe can be opened: \(String(cString: strerror(errno)).lowercased()).")
    }
    (wakeable, waker) = (ends[0], ends[1])
  }

  deinit {
    close(wakeable)
    close(waker)
  }

  func next() async -> [UInt8]? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // It waits on a thread of its own: tasks share few.
        queue.async { [self] in continuation.resume(returning: waited()) }
      }
    } onCancel: {
      stop()
    }
  }

  func stop() {
    var byte: UInt8 = 0
    _ = write(waker, &byte, 1)
  }

  private func waited() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var waiting = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakeable, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waiting, 2, -1) >= 0 || errno == EINTR else { return nil }
      if waiting[1].revents != 0 { return nil }
      guard waiting[0].revents != 0 else { continue }
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 { return Array(buffer[..<count]) }
      guard count < 0, errno == EINTR || errno == EAGAIN else { return nil }
    }
  }
}
