import Dispatch
import Glibc
import Synchronization

/// A program beside this one that is fed through its standard input, such as a player of sounds.
package final class FedProgram: Sendable {
  private let child: pid_t
  private let input: Int32
  /// Writing waits for the reader, and nobody else may wait for that.
  private let writing = DispatchQueue(label: "visualizer.feeding")
  private let state = Mutex(State())

  private struct State {
    var isOpen = true
    var hasEnded = false
  }

  /// Nil where it could not be started.
  package init?(_ arguments: [String], environment: [String: String]) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let started = ForegroundProgram.start(arguments, environment: environment, reading: ends[0])
    close(ends[0])
    guard let started else {
      close(ends[1])
      return nil
    }
    (child, input) = (started, ends[1])
  }

  deinit { stop() }

  /// Gives it more. Returns at once; what it does not want any more is dropped.
  package func feed(_ bytes: [UInt8]) {
    writing.async { [self] in
      var rest = bytes[...]
      while !rest.isEmpty, state.withLock({ $0.isOpen }) {
        let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) } else if count == 0 || errno != EINTR { return closeInput() }
      }
    }
  }

  /// Nothing more comes.
  package func finish() { writing.async { [self] in closeInput() } }

  /// Returns once it has ended.
  package func wait() async {
    while !isOver() { try? await Task.sleep(for: .milliseconds(50)) }
  }

  /// Whether it has ended.
  package func isOver() -> Bool {
    state.withLock { state in
      guard !state.hasEnded else { return true }
      var status: Int32 = 0
      let found = waitpid(child, &status, WNOHANG)
      state.hasEnded = found == child || found < 0 && errno != EINTR
      return state.hasEnded
    }
  }

  /// Ends it.
  package func stop() {
    state.withLock { state in
      if !state.hasEnded {
        kill(child, SIGTERM)
        var status: Int32 = 0
        waitpid(child, &status, 0)
        state.hasEnded = true
      }
      if state.isOpen {
        state.isOpen = false
        close(input)
      }
    }
  }

  private func closeInput() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isOpen = false
      close(input)
    }
  }
}
