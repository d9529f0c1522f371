import ArgumentParser
import Dispatch
import Domain
import Foundation
import Synchronization

/// Runs one command in a task while the main thread waits; ^C and SIGTERM cancel the task.
struct CommandRun {
  var console: Console
  var wantsJSON: Bool

  /// The exit status of the process.
  func status(of command: any ServiceCommand) -> Int32 {
    let state = RunState()
    let ending = Ending(console: console, wantsJSON: wantsJSON)
    let sources = [SIGINT, SIGTERM, SIGHUP].map { Self.watch($0, state, command.grace) }
    state.begin(
      Task {
        let status = await Self.status(of: command, ending)
        state.finish(status)
      })
    let status = state.wait()
    for source in sources { source.cancel() }
    return status
  }

  private static func status(of command: any ServiceCommand, _ ending: Ending) async -> Int32 {
    do {
      var command = command
      try await command.run()
      return 0
    } catch {
      return ending.status(after: error)
    }
  }

  /// The first signal cancels, a second one or a command that does not end is the end at once.
  ///
  /// - Returns: once it listens. Until then a signal ends the process like any other, as nothing has begun: were it ignored
  ///   sooner, ^C at the start would be lost, and the command would go on to spend money.
  private static func watch(_ number: Int32, _ state: RunState, _ grace: Int) -> any DispatchSourceSignal {
    let listens = DispatchSemaphore(value: 0)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      guard state.interrupt(number) else { _exit(128 + number) }
      DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(grace)) { _exit(128 + number) }
    }
    source.setRegistrationHandler { listens.signal() }
    source.resume()
    listens.wait()
    return source
  }
}
