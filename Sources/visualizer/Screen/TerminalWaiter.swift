import Interface
import Runtime
import Terminal

/// What the loop sleeps on: the terminal's input, the inbox's wake-up and the signals.
final class TerminalWaiter: EventWaiter {
  private let screen: NcursesScreen
  private let wakeup: Wakeup
  private let signals: SignalBridge
  private let poll: PollWaiter

  init(screen: NcursesScreen, wakeup: Wakeup, signals: SignalBridge) {
    self.screen = screen
    self.wakeup = wakeup
    self.signals = signals
    poll = PollWaiter(wake: wakeup.fileDescriptor, signals: signals.fileDescriptor)
  }

  func wait(milliseconds: Int?) -> [Signal] {
    let timeout = [milliseconds, screen.deadlineMilliseconds].compactMap { $0 }.min()
    let ready = poll.wait(timeoutMilliseconds: timeout, forOutput: screen.isHoldingFrame)
    if ready.contains(.wake) { wakeup.drain() }
    guard ready.contains(.signals) else { return [] }
    return signals.read().compactMap { signal in
      switch signal {
      case .terminate(let number): .terminate(number)
      case .continued: .resumed
      case .stop: .suspend
      case .resized: nil
      }
    }
  }

  func stopProcess() { signals.stop() }
}
