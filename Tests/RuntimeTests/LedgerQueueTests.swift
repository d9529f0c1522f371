import Domain
import Foundation
import Synchronization
import Testing

@testable import Engine

/// A ledger whose first transaction waits until the test lets it go.
private final class SlowLedger: SpendLedger {
  private let memory = MemoryLedger()
  private let gate = DispatchSemaphore(value: 0)
  private let sizes = Mutex<[Int]>([])
  /// How many transactions fail before one is taken.
  private let refusals: Mutex<Int>

  init(refusing count: Int = 0) { refusals = Mutex(count) }

  var groups: [Int] { sizes.withLock { $0 } }

  var noted: [LedgerEntry] { memory.newest }

  func open() { gate.signal() }

  func take(_ steps: [LedgerStep]) throws(Failure) -> [Failure?] {
    let isFirst = sizes.withLock { sizes in
      sizes.append(steps.count)
      return sizes.count == 1
    }
    if isFirst { gate.wait() }
    let isRefused = refusals.withLock { left in
      defer { left = max(0, left - 1) }
      return left > 0
    }
    if isRefused { throw Failure(.storage, "The ledger is held.") }
    return try memory.take(steps)
  }

  func record(_ entry: LedgerEntry) { memory.record(entry) }
  func begin(_ entry: LedgerEntry, within budget: Budget) throws(Failure) { try memory.begin(entry, within: budget) }
  func withdraw(_ entry: LedgerEntry) { memory.withdraw(entry) }
  func entries(since: Date?) -> [LedgerEntry] { memory.newest }
  func interrupted() -> [LedgerEntry] { [] }
  func lastCost(of model: String) -> Decimal? { nil }
  func learntCosts() -> [String: LearntCost] { [:] }
  func summary(now: Date, calendar: Calendar, days: Int, latest: Int) -> SpendSummary { SpendSummary([], now: now) }
}

/// Requests that wait for the ledger at once.
struct LedgerQueueTests {
  @Test func whoWaitsIsWrittenTogether() async {
    let ledger = SlowLedger()
    let queue = LedgerQueue(ledger)
    let budget = Budget(perDay: Decimal(string: "0.10"))
    let refused = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
      for _ in 0..<20 {
        group.addTask {
          let entry = LedgerEntry(time: Date(), model: "a/b", estimate: Decimal(string: "0.01"))
          let failure = await queue.take(.begin([entry], within: budget))
          return failure?.kind == .overBudget
        }
      }
      // All others stand in line behind those that are being written.
      while ledger.groups.isEmpty || queue.waitingCount + ledger.groups[0] < 20 { await Task.yield() }
      ledger.open()
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(ledger.groups.count <= 2 && ledger.groups.reduce(0, +) == 20 && refused == 10, "\(ledger.groups)")
    #expect(ledger.entries(since: nil).reduce(0) { $0 + $1.amount } == Decimal(string: "0.10"))
  }

  @Test func whatIsPostedIsWrittenWithWhatComesNext() async throws {
    let ledger = SlowLedger()
    ledger.open()
    let queue = LedgerQueue(ledger, soon: .seconds(3600))
    let first = LedgerEntry(time: Date(), model: "a/b", estimate: 1)
    let second = LedgerEntry(time: Date(), model: "a/b", estimate: 2)
    queue.post(.record(first))
    #expect(await queue.take(.begin([second], within: Budget())) == nil)
    #expect(Set(ledger.noted.map(\.id)) == [first.id, second.id])
    #expect(ledger.groups == [2])
  }

  @Test func whoAsksForTheAccountsSeesWhatWasPosted() async throws {
    let ledger = SlowLedger()
    ledger.open()
    let queue = LedgerQueue(ledger)
    let entries = (0..<300).map { _ in LedgerEntry(time: Date(), model: "a/b", estimate: 1) }
    for entry in entries { queue.post(.record(entry)) }
    await queue.settled()
    #expect(Set(ledger.noted.map(\.id)) == Set(entries.map(\.id)))
    // Nothing waits, and nothing is written for that.
    let groups = ledger.groups.count
    await queue.settled()
    #expect(ledger.groups.count == groups)
  }

  @Test func whatIsPostedIsWrittenByItself() async throws {
    let ledger = SlowLedger()
    ledger.open()
    let queue = LedgerQueue(ledger)
    queue.post(.record(LedgerEntry(time: Date(), model: "a/b", estimate: 1)))
    for _ in 0..<1000 where ledger.noted.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    #expect(ledger.noted.count == 1 && queue.waitingCount == 0)
  }

  @Test func whatIsPostedOutlivesALedgerThatIsHeld() async throws {
    let ledger = SlowLedger(refusing: 1)
    ledger.open()
    let queue = LedgerQueue(ledger)
    queue.post(.record(LedgerEntry(time: Date(), model: "a/b", estimate: 1)))
    for _ in 0..<1000 where ledger.noted.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    #expect(ledger.noted.count == 1 && ledger.groups == [1, 1])
    // Who waits hears of it, and tries again himself.
    let refusing = SlowLedger(refusing: 5)
    refusing.open()
    let other = LedgerQueue(refusing)
    #expect(await other.take(.record(LedgerEntry(time: Date(), model: "a/b", estimate: 1)))?.kind == .storage)
    await other.settled()
    #expect(refusing.groups == [1] && refusing.noted.isEmpty)
  }
}
