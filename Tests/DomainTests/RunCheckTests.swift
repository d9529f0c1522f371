import Foundation
import Testing

@testable import Domain

/// Manifests that somebody has edited: none of them may stop the program, or send what cannot be.
struct RunCheckTests {
  private func record() throws -> RunRecord {
    let sweep = Sweep([SweepAxis(.parameter(.seed), ["1", "2"])])
    var record = RunRecord(kind: .sweep, created: Date(timeIntervalSince1970: 1), prompt: "a cat", sweep: sweep)
    for (cell, plan) in Planner.make(.makeImage()).plan(sweep, .make("a cat")).sendable {
      record.items.append(RunItem(cell: cell.index, label: sweep.label(of: cell), plan.requests[0], of: plan))
    }
    try #require(record.items.count == 2)
    return record
  }

  @Test func whatTheProgramWritesIsTaken() throws {
    var record = try record()
    try record.check()
    record.items[0].state = .unknown
    record.items[0] = record.items[0].renewed()
    try record.check()
  }

  private static let edits: [@Sendable (inout RunRecord) -> Void] = [
    { $0.version = 2 }, { $0.id = "../../etc" }, { $0.items[1] = $0.items[0] },
    { $0.items[0].request.count = Int.max }, { $0.items[0].request.count = 0 },
    { $0.items[0].request.timeout = 10_000_000_000_000_000 }, { $0.items[0].most = -1 }, { $0.items[1].most = .nan },
    { $0.items[1].cost = Decimal(sign: .plus, exponent: 100, significand: 1) },
    { $0.items = Array(repeating: $0.items[0], count: Rules.mostRunRequests + 1) },
    { $0.sweep = Sweep([SweepAxis(.format, ["square"]), SweepAxis(.parameter(.seed), ["1"]), SweepAxis(.model)]) },
    { $0.sweep = Sweep((1...7).map { SweepAxis(.word("\($0)"), (1...1000).map(String.init)) }) },
  ]

  @Test(arguments: edits.indices)
  func whatCannotBeIsRefused(_ number: Int) throws {
    var record = try record()
    Self.edits[number](&record)
    #expect(throws: Failure.self) { try record.check() }
  }

  @Test func veryManyCombinationsAreCountedWithoutOverflow() {
    let values = (1...1000).map(String.init)
    #expect(Sweep((1...9).map { SweepAxis(.word("\($0)"), values) }).count == 1_000_000)
  }

  @Test(arguments: [
    ("demo", "https://openrouter.ai/api/v1", "--demo"), ("https://openrouter.ai/api/v1", "demo", "Leave --demo out"),
    ("https://a.example/v1", "https://openrouter.ai/api/v1", "https://a.example/v1"),
  ])
  func aRunStaysWithItsService(_ begun: String, _ now: String, _ words: String) throws {
    var record = try record()
    record.source = begun
    try record.check(source: begun)
    let failure = #expect(throws: Failure.self) { try record.check(source: now) }
    #expect(failure?.kind == .usage && failure?.sentence.contains(words) == true, "\(failure?.sentence ?? "")")
    #expect(failure?.sentence.contains("Nothing was sent") == true)
  }
}
