import Glibc

/// Waits until the terminal, a wake-up or a signal has something; costs nothing while it waits.
package struct PollWaiter: Sendable {
  /// What there is to do; empty after a time-out or an interruption.
  package struct Ready: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// Keys, or the end of the input.
    package static let input = Ready(rawValue: 1)
    package static let wake = Ready(rawValue: 2)
    package static let signals = Ready(rawValue: 4)
    /// The terminal takes more output.
    package static let output = Ready(rawValue: 8)
  }

  package let input: Int32
  package let wake: Int32
  package let signals: Int32
  package let output: Int32

  /// Descriptors to watch, -1 for none.
  package init(
    input: Int32 = STDIN_FILENO, wake: Int32 = -1, signals: Int32 = -1, output: Int32 = STDOUT_FILENO
  ) {
    self.input = input
    self.wake = wake
    self.signals = signals
    self.output = output
  }

  /// - Parameters:
  ///   - timeoutMilliseconds: nil waits for ever.
  ///   - forOutput: also ends when the terminal takes output, for a screen that holds a frame back.
  package func wait(timeoutMilliseconds: Int?, forOutput: Bool = false) -> Ready {
    let reading = Int16(POLLIN)
    var watched = [
      pollfd(fd: input, events: reading, revents: 0), pollfd(fd: wake, events: reading, revents: 0),
      pollfd(fd: signals, events: reading, revents: 0),
      pollfd(fd: forOutput ? output : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    guard poll(&watched, nfds_t(watched.count), timeout) > 0 else { return [] }
    var ready: Ready = []
    for (index, entry) in watched.enumerated() where entry.revents != 0 { ready.insert(Ready(rawValue: 1 << index)) }
    return ready
  }
}
