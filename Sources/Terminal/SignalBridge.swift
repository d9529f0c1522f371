import CNcurses
import Glibc

/// Turns the signals that concern a full-screen program into values that its loop reads. One at a time.
///
/// After a signal whose default ends a program, such as TERM, the loop has a second to read them, else the terminal is restored and the program dies of
/// the signal; so it does when one comes again half a second later. `exit(dyingOf:)` gives the parent the right status.
package final class SignalBridge {
  /// A signal that came.
  package enum Signal: Hashable, Sendable {
    /// One whose default ends a program, by number.
    case terminate(Int32)
    /// The terminal changed its size: `readEvents` tells.
    case resized
    /// The program was continued after a stop: `Screen.resume` is due.
    case continued
    /// The user's ^Z from elsewhere: suspend, `stop`, resume.
    case stop
  }

  /// Readable when there is a signal.
  package let fileDescriptor: Int32
  private let writeEnd: Int32
  private let isActive: Bool
  private var isClosed = false
  private var kept: [Signal] = []

  /// Takes the signals; a second bridge beside an open one gets none.
  package init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
    fileDescriptor = ends[0]
    writeEnd = ends[1]
    isActive = cn_signals_forward(writeEnd)
  }

  deinit { close() }

  /// The signals since the last call, repeated ones once; never blocks.
  package func read() -> [Signal] {
    var bytes = [UInt8](repeating: 0, count: 256)
    var found = kept
    kept = []
    while true {
      let count = Glibc.read(fileDescriptor, &bytes, bytes.count)
      guard count > 0 else { break }
      for signal in bytes[..<count].map(Self.signal) where !found.contains(signal) { found.append(signal) }
    }
    if !found.isEmpty { cn_signals_acknowledge() }
    return found
  }

  /// Stops the program as a shell's ^Z does and returns when it is continued. The screen must be suspended.
  package func stop() {
    cn_signals_stop()
    kept = read().filter { $0 != .continued && $0 != .stop }
  }

  /// Gives the signals back to whom they belonged.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    if isActive { cn_signals_reset() }
    _ = Glibc.close(fileDescriptor)
    _ = Glibc.close(writeEnd)
  }

  /// Ends the process by a signal, so that its status is 128 + `number` to a shell. The screen must be closed.
  package static func exit(dyingOf number: Int32) -> Never { cn_signals_die(number) }

  private static func signal(_ byte: UInt8) -> Signal {
    switch Int32(byte) {
    case SIGWINCH: .resized
    case SIGCONT: .continued
    case SIGTSTP: .stop
    default: .terminate(Int32(byte))
    }
  }
}
