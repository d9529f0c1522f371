import ArgumentParser
import Cells
import Dispatch
import Domain
import Foundation
import Synchronization
import Testing

@testable import Interface
@testable import Runtime
@testable import visualizer

/// The screen's own program on a screen in memory, wired to the disk and to a service just as the command line is.
final class ScreenStage {
  private final class Waiter: EventWaiter {
    private let wake = DispatchSemaphore(value: 0)
    private(set) var isOverdue = false

    var wakeUp: @Sendable () -> Void { { [wake] in wake.signal() } }

    func wait(milliseconds: Int?) -> [Signal] {
      isOverdue = wake.wait(timeout: .now() + .seconds(20)) == .timedOut
      return []
    }

    func poke() { wake.signal() }
    func stopProcess() {}
  }

  /// The user's editor and viewer are not part of it.
  private struct NoDesktop: Desktop {
    func edit(_ text: String) throws(Failure) -> String { text }
    func open(_ path: String) throws(Failure) {}
  }

  struct NeverHappened: Error { let what: String }

  let screen = MemoryScreen(size: Size(width: 120, height: 40))
  private let waiter = Waiter()
  private let program: Runtime.Program
  private let inbox: Inbox
  private let runner: EffectRunner
  /// The folder of its settings and pictures.
  let home: String

  /// - Parameter environment: of a program that a test would run; see `Program.environment`.
  init(_ environment: [String: String], prompt: String) throws {
    home = environment["VISUALIZER_HOME"] ?? ""
    let workspace = try Workspace.open(try GlobalOptions.parse([]), environment: environment)
    inbox = Inbox(wake: waiter.wakeUp)
    let look = Look(depth: .full, isUnicode: true, themes: [], theme: "dark")
    var model = Model(settings: workspace.loaded.settings, size: screen.size, look: look)
    model.world = workspace.world()
    model.create.prompt = TextBuffer(prompt)
    runner = EffectRunner(services: workspace.services(desktop: NoDesktop()), inbox: inbox)
    let time = Mutex(0.0)
    program = Runtime.Program(
      model: model, screen: screen, inbox: inbox, runner: runner, waiter: waiter,
      clock: {
        time.withLock {
          $0 += 2
          return $0
        }
      })
    program.begin()
  }

  var model: Model { program.state }

  func press(_ keys: Key...) {
    for key in keys {
      screen.send(.key(key))
      waiter.poke()
      program.turn()
    }
  }

  func type(_ text: String) { for character in text { press(.character(character)) } }

  /// Marks models to be compared, as the picker does.
  func compare(_ models: [String]) {
    press(.character("C"))
    for model in models {
      type(model)
      press(.control("t"), .control("u"))
    }
    press(.enter)
  }

  /// Does what the model would ask for.
  func run(_ effect: Effect) { runner.run(effect) }

  func until(_ what: String, _ condition: (Model) -> Bool) throws {
    while !condition(model) {
      program.turn()
      if waiter.isOverdue { throw NeverHappened(what: "\(what); the log says \(model.log.map(\.text))") }
    }
  }

  /// Knows the catalogue, or that it cannot be had, and the key.
  func settle() throws {
    try until("the catalogue was asked for") { model in
      switch model.world.catalogueState {
      case .live, .stale: true
      default: false
      }
    }
    try until("the key was tried") { ![.untried, .checking].contains($0.world.keyState) }
  }

  /// Waits until no request is under way, and until the cost is learnt of one that was cut off.
  func rest() throws {
    try until("all jobs ended") { $0.runningJobs.isEmpty && $0.waitingJobs.isEmpty }
    if case .failed(let failure)? = model.jobs.last?.phase, failure.billed == .maybe, failure.generationID != nil {
      try until("its cost is learnt") { $0.jobs.last?.cost != nil }
    }
    program.finish()
  }

  /// The last thing that went wrong, in words.
  var lastError: String { model.log.last { $0.kind == .error }?.text ?? "" }
}
