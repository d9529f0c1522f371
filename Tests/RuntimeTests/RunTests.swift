import Cells
import Domain
import Foundation
import Interface
import Storage
import Testing

@testable import Runtime

/// The manifest of a sweep that the screen sends, by which the command goes on with it.
@Suite struct RunTests {
  private let home = Home()
  private let service = ScriptedService()

  /// Three seeds, typed and sent as a user does.
  private func sweep() throws -> Stage {
    let stage = Stage(120, 40, service: service, home: home)
    try stage.settle()
    stage.press(.character("W"), .enter)
    stage.write("seed")
    stage.press(.enter)
    stage.write("1..3")
    stage.press(.enter, .control("g"), .character("y"))
    try #require(stage.model.jobs.count == 3)
    return stage
  }

  private func record() throws -> RunRecord {
    let folder = try #require(DiskRunStore(paths: home.paths).newest())
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try decoder.decode(
      RunRecord.self, from: try Data(contentsOf: URL(fileURLWithPath: folder + "/manifest.json")))
  }

  /// None before there is a manifest.
  private func states() -> [RunItem.State] {
    DiskRunStore(paths: home.paths).newest() == nil ? [] : (try? record().items.map(\.state)) ?? []
  }

  @Test func eachRequestIsNotedBeforeAndAfter() throws {
    service.script(.pictures(1), .failure(Failure(.server, "Gone.", billed: .no)), .never)
    let stage = try sweep()
    // The manifest says that a request goes out before the ledger does.
    try stage.until("two are over, and one is on its way") { _ in
      Set(states()) == [.done, .failed, .sent] && (try? home.ledger.entries(since: nil).count) == 3
    }
    let record = try record()
    #expect(record.kind == .sweep && record.sweep == stage.model.create.sweep)
    #expect(record.prompt == stage.model.create.prompt.text)
    #expect(record.items.map(\.label) == ["seed 1", "seed 2", "seed 3"])
    let done = try #require(record.items.first { $0.state == .done })
    #expect(done.pictures.map(\.id) == [done.id])
    #expect(try home.library.assets([done.id]).count == 1)
    let lines = try home.ledger.entries(since: .distantPast)
    #expect(Set(lines.map(\.id)) == Set(record.items.map(\.id)), "a killed run is looked up by these")
  }

  @Test func whatIsMadeAgainTakesItsPlace() throws {
    service.script(.failure(Failure(.server, "Gone.", billed: .no)), .pictures(1), .pictures(1), .pictures(1))
    let stage = try sweep()
    try stage.until("all are over") { _ in states().count { $0 == .done } == 2 && states().contains(.failed) }
    let place = try #require(states().firstIndex(of: .failed))
    let former = try record().items[place].id
    stage.press(.tab, .home)
    for _ in 0..<place { stage.press(.right) }
    stage.press(.character("r"))
    try stage.until("it is made") { _ in states() == [.done, .done, .done] }
    let item = try record().items[place]
    #expect(item.former == [former] && item.pictures.map(\.id) == [item.id] && service.requests.count == 4)
  }

  @Test func withoutAManifestItIsSentAllTheSame() throws {
    try Data().write(to: URL(fileURLWithPath: home.paths.data + "/runs"))
    service.script(.pictures(1), .pictures(1), .pictures(1))
    let stage = try sweep()
    try stage.until("all are here") { $0.jobs.allSatisfy { $0.phase == .done } }
    #expect(stage.model.log.contains { $0.text.contains("cannot go on with this sweep") })
  }
}
