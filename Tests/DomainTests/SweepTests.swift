import Foundation
import Testing

@testable import Domain

/// Axes as they are typed, the grid that they make, and what it would be sent as.
struct SweepTests {
  @Test(arguments: [
    ("seed=1..4", ["1", "2", "3", "4"]), ("seed=1..9:4,20", ["1", "5", "9", "20"]),
    ("style=\"Ink, wet\", none", ["Ink, wet", "none"]), ("model= a/b ,c/d", ["a/b", "c/d"]),
    ("ratio=3:2,1:1", ["3:2", "1:1"]), ("word:fox=wolf,", ["wolf", ""]),
  ])
  func axesAreReadAsTheyAreTyped(_ text: String, _ values: [String]) throws {
    #expect(try SweepAxis(parsing: text).values == values)
  }

  @Test(arguments: [
    "seed", "colour=red", "seed=", "seed=4..1", "seed=1..4:0", "seed=fox", "seed=-1", "seed=1..2000", "format=round",
    "model=a/b,a/b", "model=a/b,", "seed=1,1",
  ])
  func whatIsNoAxisIsRefusedWithAnExample(_ text: String) {
    let failure = #expect(throws: Failure.self) { try SweepAxis(parsing: text) }
    #expect(failure?.kind == .usage && failure?.advice.isEmpty == false || failure?.title.contains("twice") == true)
  }

  @Test func theFirstAxisMovesFastest() {
    let sweep = Sweep([SweepAxis(.format, ["landscape", "square"]), SweepAxis(.parameter(.seed), ["1", "2", "3"])])
    #expect(sweep.count == 6 && sweep.size == "2 × 3")
    #expect(sweep.cells.map(\.place) == [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2], [1, 2]])
    #expect(sweep.label(of: sweep.cells[3]) == "square, seed 2")
  }

  @Test func whatCannotBeASweepIsSaid() {
    let seeds = SweepAxis(.parameter(.seed), (1...50).map(String.init))
    let many = Sweep([seeds, SweepAxis(.format, ["landscape", "square", "portrait"])])
    #expect(throws: Failure.self) { try many.check() }
    #expect(throws: Failure.self) { try Sweep().check() }
    #expect(throws: Failure.self) { try Sweep([seeds, seeds]).check() }
    #expect(throws: Never.self) { try Sweep([seeds]).check() }
  }

  @Test func everyCombinationIsPlannedByItsValues() throws {
    let planner = Planner.make(.makeImage())
    let sweep = Sweep([
      SweepAxis(.parameter(.seed), ["7", "8"]), SweepAxis(.format, ["square", "portrait"]),
      SweepAxis(.word("cat"), ["cat", "red fox"]),
    ])
    let plans = planner.plan(sweep, .make("a cat")).plans
    #expect(plans.map { $0.requests[0].seed } == [7, 8, 7, 8, 7, 8, 7, 8])
    #expect(plans.map { $0.requests[0].aspectRatio } == ["1:1", "1:1", "9:16", "9:16", "1:1", "1:1", "9:16", "9:16"])
    #expect(plans.map(\.draft.prompt) == Array(repeating: "a cat", count: 4) + Array(repeating: "a red fox", count: 4))
  }

  @Test func parametersGoToWhateverModelIsTried() throws {
    var planner = Planner.make(.makeImage("maker/image"))
    planner.catalogue = .make([.makeImage("maker/image"), .makeImage("other/image")])
    let sweep = Sweep([
      SweepAxis(.model, ["maker/image", "other/image"]), SweepAxis(.parameter(.resolution), ["1K", "2K"]),
    ])
    let requests = planner.plan(sweep, .make()).plans.map { $0.requests[0] }
    #expect(requests.map(\.model) == ["maker/image", "other/image", "maker/image", "other/image"])
    #expect(requests.map(\.resolution) == ["1K", "1K", "2K", "2K"])
  }

  @Test func aWordThatIsNotThereIsARefusalOfItsCells() {
    let planned = Planner.make().plan(Sweep([SweepAxis(.word("dog"), ["cat", "fox"])]), .make("a cat"))
    #expect(planned.plans.isEmpty && planned.refusals.count == 1)
    #expect(planned.refusals[0].contains("\"dog\""))
  }

  @Test func requestsThatAreTheSameAreSaid() throws {
    var parameters = [Parameter: Descriptor].usual
    parameters[.seed] = nil
    let planned = Planner.make(.makeImage("maker/image", parameters))
      .plan(Sweep([SweepAxis(.parameter(.seed), ["1", "2", "3"])]), .make())
    #expect(planned.plans.count == 3)
    #expect(planned.remarks.contains { $0.hasPrefix("2 of the 3 requests are the same") })
  }

  @Test func aRemarkNamesTheValueThatItIsAbout() {
    var planner = Planner.make(.makeImage("maker/image"))
    planner.catalogue = .make([
      .makeImage("maker/image"), .makeImage("other/plain", [.aspectRatio: .values(["1:1", "16:9"])]),
    ])
    let sweep = Sweep([
      SweepAxis(.model, ["maker/image", "other/plain"]), SweepAxis(.parameter(.resolution), ["1K", "2K"]),
    ])
    let remarks = planner.plan(sweep, .make()).remarks
    #expect(remarks.count { $0.contains("Resolution") } == 1, "\(remarks)")
    #expect(remarks.contains { $0.hasPrefix("plain: Resolution is not sent") }, "\(remarks)")
  }

  @Test func aRecordSurvivesItsJSON() throws {
    let planner = Planner.make(.makeImage())
    let sweep = Sweep([SweepAxis(.word("cat"), ["fox"]), SweepAxis(.parameter(.seed), ["1", "2"])])
    var record = RunRecord(kind: .sweep, created: Date(timeIntervalSince1970: 1), prompt: "a cat", sweep: sweep)
    for (cell, plan) in planner.plan(sweep, .make("a cat")).sendable {
      record.items.append(RunItem(cell: cell.index, label: sweep.label(of: cell), plan.requests[0], of: plan))
    }
    let again = try JSONDecoder().decode(RunRecord.self, from: JSONEncoder().encode(record))
    #expect(again == record)
    #expect(again.items[1].plan(again.items[1].request).requests == [record.items[1].request])
  }

  @Test func whatMayHaveBeenBilledIsSentUnderAnotherId() throws {
    let plan = try Planner.make().plan(.make())
    var item = RunItem(cell: 0, label: "", plan.requests[0], of: plan)
    #expect(item.isFree && item.renewed().id == item.id)
    item.state = .unknown
    #expect(!item.isFree)
    let again = item.renewed()
    #expect(again.id != item.id && again.former == [item.id] && again.state == .waiting)
  }

  @Test func whereNoPriceIsStatedARequestCountsAsItsShareOfTheLimit() throws {
    let plan = try Planner.make().plan(.make())
    var record = RunRecord(kind: .batch, created: Date(timeIntervalSince1970: 1))
    record.items = [RunItem(cell: 0, label: "", plan.requests[0], of: plan)]
    try #require(record.items[0].most == nil)
    record.price(record.items, as: [plan.assuming(.of("0.05"))])
    record.items[0].state = .sent
    #expect(record.counted == .of("0.05"))
  }
}
