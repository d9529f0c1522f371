import Cells
import Dispatch
import Domain
import Interface
import Synchronization
import Testing

@testable import Runtime

/// What stands on Create on its way to the disk, through the real loop.
@Suite(.serialized, .timeLimit(.minutes(1))) struct DraftTests {
  private let drafts = MemoryDrafts()

  /// A program in which the prompt was just typed.
  private func typed(_ text: String) throws -> Stage {
    let stage = Stage(drafts: drafts)
    try stage.settle()
    stage.press(.enter, .control("u"))
    stage.write(text)
    return stage
  }

  @Test(arguments: [Signal.terminate(15), .terminate(1), .terminate(2)]) func signalsKeepIt(signal: Signal) throws {
    let stage = try typed("a")
    stage.signals.send(signal)
    guard case .terminate(let number) = signal else { return }
    #expect(stage.program.loop() == 128 + number)
    #expect(drafts.kept.last?.prompt == "a")
  }

  @Test func quittingAndTwoInterruptsKeepIt() throws {
    let quitting = try typed("q")
    quitting.screen.send(.key(.function(10)))
    quitting.waiter.poke()
    #expect(quitting.program.loop() == 0)
    #expect(drafts.kept.last?.prompt == "q")
    let interrupted = try typed("i")
    for _ in 0..<3 {
      interrupted.screen.send(.key(.control("c")))
      interrupted.waiter.poke()
    }
    #expect(interrupted.program.loop() == 130)
    #expect(drafts.kept.last?.prompt == "i")
  }

  @Test func aTerminalThatIsGoneKeepsIt() throws {
    let stage = try typed("h")
    stage.screen.send(.hungUp)
    stage.waiter.poke()
    #expect(stage.program.loop() == 129)
    #expect(drafts.kept.last?.prompt == "h")
  }

  @Test func itIsKeptWhileTheProgramRuns() throws {
    let stage = try typed("a")
    // The clock goes on by half a second with each look at it.
    for _ in 0..<12 { stage.press(.function(24)) }
    let deadline = DispatchTime.now() + 5
    while drafts.kept.isEmpty, DispatchTime.now() < deadline { stage.press(.function(24)) }
    #expect(drafts.kept.map(\.prompt) == ["a"])
    stage.program.finish()
    #expect(drafts.kept.count == 1, "what the disk has is not written again")
  }

  @Test func anUntouchedPanelOverwritesNothing() throws {
    let stage = Stage(drafts: drafts)
    try stage.settle()
    stage.program.finish()
    #expect(drafts.kept.isEmpty)
  }

  @Test func aFullDiskIsSaidOnce() throws {
    drafts.fail(Failure(.storage, "The disk is full."))
    let stage = try typed("a")
    for _ in 0..<12 { stage.press(.function(24)) }
    try stage.until("it is said") { $0.log.contains { $0.text == "The disk is full." } }
    stage.write("b")
    for _ in 0..<12 { stage.press(.function(24)) }
    stage.program.finish()
    stage.press(.function(24))
    #expect(stage.model.log.count { $0.text == "The disk is full." } == 1)
  }

  @Test func aDiskThatHangsHoldsTheEndUpForASecond() throws {
    let gate = DispatchSemaphore(value: 0)
    drafts.beforeSaving { gate.wait() }
    let stage = try typed("a")
    let start = ContinuousClock.now
    stage.program.finish()
    let took = ContinuousClock.now - start
    #expect(took > .milliseconds(900) && took < .milliseconds(1500))
    gate.signal()
  }
}

/// A draft store in memory that remembers all it was given.
final class MemoryDrafts: DraftStore {
  private struct State {
    var kept: [SavedDraft] = []
    var failure: Failure?
    var before: @Sendable () -> Void = {}
  }

  private let state = Mutex(State())

  var kept: [SavedDraft] { state.withLock { $0.kept } }

  func fail(_ failure: Failure) { state.withLock { $0.failure = failure } }

  func beforeSaving(_ wait: @escaping @Sendable () -> Void) { state.withLock { $0.before = wait } }

  func load() -> SavedDraft? { kept.last }

  func save(_ draft: SavedDraft) throws(Failure) {
    state.withLock { $0.before }()
    if let failure = state.withLock({ $0.failure }) { throw failure }
    state.withLock { $0.kept.append(draft) }
  }
}
