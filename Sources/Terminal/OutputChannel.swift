import CNcurses
import Glibc

/// Writes past ncurses to the same terminal, never blocking for long: what a slow terminal does not take waits here,
/// at most one frame of it.
final class OutputChannel {
  private let terminal: Int32
  /// An own open file of the terminal, so that not blocking is no matter of the shell's.
  private let own: Int32
  private var pending: ArraySlice<UInt8> = []

  init(terminal: Int32) {
    self.terminal = terminal
    own = cn_reopen_nonblocking(terminal)
  }

  deinit { if own >= 0 { close(own) } }

  /// Whether bytes wait; nothing else may be written to the terminal then, for they may end within a sequence.
  var isBacklogged: Bool { !pending.isEmpty }

  /// Whether the terminal takes output now.
  var isWritable: Bool { isWritable(withinMilliseconds: 0) }

  func write(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    flush(patiently: true)
  }

  /// Writes as long as the terminal takes it; patiently, with rests of no more than 50 ms each and half a second in all.
  func flush(patiently: Bool) {
    var rests = patiently ? 10 : 0
    while !pending.isEmpty {
      if writeSome() { continue }
      guard rests > 0, isWritable(withinMilliseconds: 50) else { return }
      rests -= 1
    }
  }

  /// Gives up what waits.
  func discard() { pending = [] }

  private func writeSome() -> Bool {
    // A blocking terminal is given small pieces, which it takes whole when it says it takes any.
    let piece = own >= 0 ? pending.count : min(pending.count, 256)
    guard own >= 0 || isWritable else { return false }
    let written = pending.withUnsafeBytes { Glibc.write(own >= 0 ? own : terminal, $0.baseAddress, piece) }
    if written > 0 {
      pending = pending.dropFirst(written)
      return true
    }
    // A terminal that is gone takes nothing ever; the input tells of it.
    if written < 0, errno != EAGAIN, errno != EINTR { pending = [] }
    return written < 0 && errno == EINTR
  }

  private func isWritable(withinMilliseconds timeout: Int32) -> Bool {
    var entry = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, timeout) > 0 && entry.revents & Int16(POLLOUT) != 0
  }
}
