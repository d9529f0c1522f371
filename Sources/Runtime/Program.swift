import Cells
import Domain
import Foundation
import Interface

/// The loop: wait, take everything in, update, start the effects, draw once. Runs on one thread from start to end.
package final class Program {
  private var model: Model
  private let screen: any Screen
  private let inbox: Inbox
  private let runner: EffectRunner
  private let waiter: any EventWaiter
  private let clock: () -> Double
  private let today: () -> Date
  private var status: Int32?
  /// What the user wants next; nil for nothing.
  package private(set) var next: NextProgram?

  /// - Parameters:
  ///   - clock: monotonic seconds since the start.
  ///   - today: the wall clock.
  package init(
    model: Model, screen: any Screen, inbox: Inbox, runner: EffectRunner, waiter: any EventWaiter,
    clock: @escaping () -> Double, today: @escaping () -> Date = { .now }
  ) {
    self.model = model
    self.screen = screen
    self.inbox = inbox
    self.runner = runner
    self.waiter = waiter
    self.clock = clock
    self.today = today
  }

  /// The model as it is, for tests.
  package var state: Model { model }

  /// Runs until the user or a signal ends it.
  ///
  /// - Returns: the exit status; 128 + n for signal n.
  package func run() -> Int32 {
    begin()
    return loop()
  }

  /// The first frame, and what is done first of all.
  func begin() {
    draw()
    start(model.start())
    draw()
  }

  /// Turns until there is an exit status.
  func loop() -> Int32 {
    while status == nil { turn() }
    finish()
    return status ?? 0
  }

  /// Returns when settings and what stands on Create are on disk.
  func finish() { runner.finish(keeping: model.unsavedDraft) }

  /// One round of the loop; tests call it themselves.
  package func turn() {
    let signals = waiter.wait(milliseconds: timeout)
    var messages: [Message] = [.ticked(clock(), today: today())]
    for signal in signals {
      if signal == .resumed { screen.resume() }
      messages.append(.signalled(signal))
    }
    messages += inbox.drain()
    let events = screen.readEvents()
    if !events.isEmpty { messages.append(.inputs(events)) }
    let wasMoving = model.isMoving
    for message in messages where status == nil { start(model.update(message)) }
    if messages.count > 1 || wasMoving { draw() }
  }

  /// How long the loop may sleep: for ever when nothing on the screen moves.
  private var timeout: Int? {
    if model.isBusy || model.isCountingDown || model.watchesGateway { return 125 }
    let now = clock()
    let fading = model.notice.map { max(0.03, $0.time + $0.lifetime - now) }
    let resting = model.draftDue.map { max(0, $0 - now) }
    let due = [fading, model.nextCount, resting, model.restDue, model.slideDue]
    return due.compactMap { $0 }.min().map { Int($0 * 1000) + 20 }
  }

  private func draw() {
    model.prepare()
    screen.present(model.frame())
  }

  /// What concerns the terminal is done here, at once; the rest goes to the runner.
  private func start(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit(let code): status = status ?? code
      case .takeInput(let events): if status == nil { start(model.update(.inputs(events))) }
      case .redraw: screen.invalidate()
      case .beep: screen.beep()
      case .copy(let text): screen.copy(text)
      case .suspend: suspend()
      case .startDemo: (next, status) = (.demo, status ?? 0)
      case .startOnboarding: (next, status) = (.onboarding, status ?? 0)
      case .openEditor(let ref, let text):
        edit { desktop throws(Failure) in .editorClosed(ref, text: try desktop.edit(text)) }
      case .openStyleEditor(let style, let part):
        edit { [runner] _ throws(Failure) in try runner.edit(style, part) }
      default: runner.run(effect)
      }
    }
  }

  private func suspend() {
    screen.suspend()
    waiter.stopProcess()
    screen.resume()
  }

  /// Gives the terminal to $EDITOR, and posts what came of it.
  private func edit(_ work: (any Desktop) throws(Failure) -> Message) {
    screen.suspend()
    defer { screen.resume() }
    do throws(Failure) {
      inbox.post(try work(runner.services.desktop))
    } catch {
      inbox.post(.effectFailed(error))
    }
  }
}
