import CNcurses
import Glibc

/// A bell that any thread may ring to wake the thread that polls its descriptor.
package final class Wakeup: Sendable {
  /// Readable after `signal` until `drain`. Negative where the system has no descriptor left.
  package let fileDescriptor: Int32

  package init() { fileDescriptor = cn_wakeup_open() }

  deinit { if fileDescriptor >= 0 { close(fileDescriptor) } }

  package func signal() {
    var one: UInt64 = 1
    _ = write(fileDescriptor, &one, MemoryLayout<UInt64>.size)
  }

  /// Forgets all signals so far, however many there were.
  package func drain() {
    var count: UInt64 = 0
    _ = read(fileDescriptor, &count, MemoryLayout<UInt64>.size)
  }
}
