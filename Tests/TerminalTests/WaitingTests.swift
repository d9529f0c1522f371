import Foundation
import Glibc
import Testing

@testable import Terminal

extension OneAtATime {
  @Suite struct WaitingTests {
    @Test func aWakeUpFromAnotherThreadEndsTheWait() {
      let wakeup = Wakeup()
      let waiter = PollWaiter(input: -1, wake: wakeup.fileDescriptor)
      #expect(waiter.wait(timeoutMilliseconds: 0) == [])
      Thread.detachNewThread {
        wakeup.signal()
        wakeup.signal()
      }
      #expect(waiter.wait(timeoutMilliseconds: 5000) == .wake)
      usleep(20_000)
      wakeup.drain()
      #expect(waiter.wait(timeoutMilliseconds: 0) == [])
    }

    @Test func theEndOfTheInputIsInput() {
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      close(ends[1])
      #expect(PollWaiter(input: ends[0]).wait(timeoutMilliseconds: 1000) == .input)
      close(ends[0])
    }

    @Test func signalsBecomeValues() {
      let bridge = SignalBridge()
      let waiter = PollWaiter(input: -1, signals: bridge.fileDescriptor)
      kill(getpid(), SIGWINCH)
      kill(getpid(), SIGWINCH)
      #expect(waiter.wait(timeoutMilliseconds: 5000) == .signals)
      usleep(20_000)
      #expect(bridge.read() == [.resized])
      kill(getpid(), SIGTERM)
      #expect(waiter.wait(timeoutMilliseconds: 5000) == .signals)
      #expect(bridge.read() == [.terminate(SIGTERM)])
      #expect(bridge.read() == [])
      bridge.close()
    }

    /// Every signal whose default ends a program, but for those of crashes and those that show as failed writes.
    @Test func everySignalThatEndsAProgramIsTold() {
      let named = [
        SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGSTKFLT, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO,
        SIGPWR,
      ]
      for number in named + [34, 50, 64] {
        let bridge = SignalBridge()
        let waiter = PollWaiter(input: -1, signals: bridge.fileDescriptor)
        kill(getpid(), number)
        #expect(waiter.wait(timeoutMilliseconds: 5000) == .signals)
        #expect(bridge.read() == [.terminate(number)])
        bridge.close()
      }
    }
  }
}
