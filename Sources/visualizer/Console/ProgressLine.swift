import Cells
import Domain
import Foundation
import Synchronization
import Terminal

/// The line of standard error that tells how a request fares; it is rewritten in place and leaves nothing behind.
final class ProgressLine: Sendable {
  private let console: Console
  private let subject: String
  private let timeout: Int
  private let start = ContinuousClock.now
  private let phase = Mutex("Connecting")

  /// Nil where standard error is no terminal that can rewrite a line.
  ///
  /// - Parameter timeout: in seconds.
  init?(_ console: Console, subject: String, timeout: Int, environment: [String: String]) {
    guard isTTY(STDERR_FILENO), let term = environment["TERM"], !term.isEmpty, term != "dumb" else { return nil }
    self.console = console
    self.subject = subject
    self.timeout = timeout
  }

  func follow(_ progress: Domain.Progress) {
    guard let words = Self.words(progress) else { return }
    phase.withLock { $0 = words }
  }

  /// Redraws until its task is cancelled, then clears the line.
  func run() async {
    while !Task.isCancelled {
      draw()
      try? await Task.sleep(for: .milliseconds(250))
    }
    console.raw("\r\u{1B}[K")
  }

  private func draw() {
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let left = Seconds.clock(max(0, Double(timeout) - elapsed))
    let text = Harmless.line("\(subject): \(phase.withLock { $0 }), \(Seconds.text(elapsed)), timeout in \(left)")
    let columns = (TerminalSize.current(of: STDERR_FILENO)?.width ?? 80) - 1
    console.raw("\r\(text.prefix(max(1, columns)))\u{1B}[K")
  }

  private static func words(_ progress: Domain.Progress) -> String? {
    switch progress {
    case .connecting: "connecting"
    case .sent(let bytes): "\(ByteCount.text(bytes)) sent, waiting"
    case .answered: "the answer begins"
    case .received(let bytes, let total):
      "\(ByteCount.text(bytes))\(total.map { " of \(ByteCount.text($0))" } ?? "") received"
    case .partial: "a first version is here"
    case .text: nil
    }
  }
}
