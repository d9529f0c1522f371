import Cells
import Dispatch
import Domain
import Engine
import Interface
import Service
import Synchronization
import Testing

@testable import Runtime

/// Sleeps until the inbox wakes it, or until a test has waited too long; keys are sent between turns.
final class WakeWaiter: EventWaiter {
  private let wake = DispatchSemaphore(value: 0)
  private let signals: SignalQueue
  private(set) var stops = 0
  /// How long the loop would have slept, each time.
  private(set) var limits: [Int?] = []
  /// What happens once nothing more comes: a test that waits for ever fails at once.
  private(set) var isOverdue = false

  init(signals: SignalQueue) { self.signals = signals }

  var wakeUp: @Sendable () -> Void { { [wake] in wake.signal() } }

  func wait(milliseconds: Int?) -> [Signal] {
    limits.append(milliseconds)
    let waiting = signals.take()
    guard waiting.isEmpty else { return waiting }
    // Deadlines of the loop's own (a moving clock) are not awaited: what moves is the inbox.
    isOverdue = wake.wait(timeout: .now() + .seconds(10)) == .timedOut
    return []
  }

  func poke() { wake.signal() }

  func stopProcess() { stops += 1 }
}

/// Signals that a test sends.
final class SignalQueue: Sendable {
  private let waiting = Mutex<[Signal]>([])

  func send(_ signal: Signal) { waiting.withLock { $0.append(signal) } }

  func take() -> [Signal] {
    waiting.withLock { signals in
      defer { signals = [] }
      return signals
    }
  }
}

/// The real program on a screen in memory, with services that a test scripts.
final class Stage {
  let screen: MemoryScreen
  let waiter: WakeWaiter
  let signals = SignalQueue()
  let program: Program
  let service: ScriptedService
  let stores: MemoryStores
  private let inbox: Inbox

  /// The stage for a service of the test's own; `service` is then unused.
  init(
    _ width: Int = 80, _ height: Int = 24, key: APIKey? = try? APIKey("sk-or-v1-0123456789abcdef"),
    service: ScriptedService = ScriptedService(), stores: MemoryStores = MemoryStores(),
    client: (any ImageService)? = nil, reading: (any CatalogueReading)? = nil,
    ledger: (any SpendLedger)? = nil, home: Home? = nil, drafts: (any DraftStore)? = nil
  ) {
    self.service = service
    self.stores = stores
    screen = MemoryScreen(size: Size(width: width, height: height))
    waiter = WakeWaiter(signals: signals)
    inbox = Inbox(wake: waiter.wakeUp)
    let engine = Engine.over(
      client ?? service, stores: stores, ledger: ledger, reading: reading ?? FixedReading(), home: home, key: key)
    let services = Services(
      engine: engine, folders: stores, desktop: stores, thumbnails: home?.thumbnails, drafts: drafts)
    let look = Look(depth: .full, isUnicode: true, themes: [], theme: "dark")
    var model = Model(settings: stores.load().settings, size: screen.size, look: look)
    model.world.keyState = key == nil ? .missing : .untried
    model.world.maskedKey = key?.masked
    let time = TestClock()
    program = Program(
      model: model, screen: screen, inbox: inbox,
      runner: EffectRunner(services: services, inbox: inbox), waiter: waiter, clock: { time.advance() })
  }

  var model: Model { program.state }

  var text: String { screen.frame.text(in: screen.frame.bounds) }

  /// Begins as `run` does.
  func start() { program.begin() }

  /// Presses keys, one turn each.
  func press(_ keys: Key...) {
    for key in keys {
      screen.send(.key(key))
      waiter.poke()
      program.turn()
    }
  }

  func paste(_ text: String) {
    screen.send(.paste(text))
    waiter.poke()
    program.turn()
  }

  func write(_ text: String) {
    for character in text { press(.character(character)) }
  }

  func send(_ signal: Signal) {
    signals.send(signal)
    program.turn()
  }

  /// Turns the loop until something holds; fails when nothing comes that could make it so.
  func until(_ what: String, _ condition: (Model) -> Bool) throws {
    while !condition(program.state) {
      program.turn()
      if waiter.isOverdue { throw NeverHappened(what: what) }
    }
  }

  /// A program that knows the catalogue, the key and the prices.
  func settle() throws {
    start()
    try until("the catalogue is live") { $0.world.catalogueState == .live }
    try until("the key is known") { if case .valid = $0.world.keyState { true } else { false } }
  }
}

struct NeverHappened: Error { let what: String }

/// A second that passes with every look, so that two acts are never one.
private final class TestClock: Sendable {
  private let time = Mutex(0.0)

  func advance() -> Double {
    time.withLock {
      $0 += 1
      return $0
    }
  }
}

extension Model {
  /// What is known of a picture of this session.
  func madeItem(_ place: Int) -> GalleryItem? {
    pictures.indices.contains(place) ? item(of: pictures[place].id) : nil
  }
}
