import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// The prompts of earlier in the library's database.
struct PromptHistoryTests {
  private let bench: LibraryBench
  private let history: GRDBPromptHistory

  init() throws {
    bench = try LibraryBench()
    history = GRDBPromptHistory(LibraryDatabase(paths: bench.workspace.paths, now: { LibraryBench.now }))
  }

  private func time(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }

  @Test func eachIsKeptOnceWithWhatIsKnownOfIt() throws {
    try history.note(PastPrompt(text: "a fox", time: time(1), model: "a/b"))
    try history.note(PastPrompt(text: "an owl", time: time(2), model: "a/b", asset: "1"))
    try history.note(PastPrompt(text: "a fox", time: time(3), model: "c/d", asset: "2"))
    try history.note(PastPrompt(text: "a fox", time: time(4), isSent: false))
    let prompts = try history.prompts()
    #expect(prompts.map(\.text) == ["a fox", "an owl"])
    let fox = try #require(prompts.first)
    #expect(fox.model == "c/d" && fox.asset == "2" && fox.isSent && fox.time == time(4))
    try history.note(PastPrompt(text: "replaced", time: time(5), isSent: false))
    #expect(try history.prompts().first?.isSent == false)
    #expect(try history.delete([fox.id, 999]) == 1)
    #expect(try history.prompts().map(\.text) == ["replaced", "an owl"])
  }

  @Test func aLibraryOfBeforeTellsOfItsPictures() throws {
    let library = bench.open().library
    for (prompt, age) in [("a fox", 30.0), ("an owl", 20), ("a fox", 10)] {
      _ = try library.add(LibraryBench.png, as: LibraryBench.asset(prompt, age: age), embedding: true)
    }
    var imported = LibraryBench.asset("from elsewhere")
    imported.isImported = true
    _ = try library.add(LibraryBench.png, as: imported, embedding: true)
    let path = bench.workspace.paths.library
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "DROP TABLE prompt; DELETE FROM grdb_migrations WHERE identifier = '7 prompts of earlier'")
    }
    let again = GRDBPromptHistory(LibraryDatabase(paths: bench.workspace.paths, now: { LibraryBench.now }))
    let prompts = try again.prompts()
    #expect(prompts.map(\.text) == ["a fox", "an owl"])
    #expect(prompts.first?.time == LibraryBench.now.addingTimeInterval(-10) && prompts.first?.model == "a/b")
    #expect(try prompts.first?.asset.map { try library.asset($0).origin.prompt } == "a fox")
  }

  @Test func aDamagedLibraryKeepsItsPrompts() throws {
    for number in 0..<50 { try history.note(PastPrompt(text: "prompt \(number)", time: time(Double(number)))) }
    let path = bench.workspace.paths.library
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.seek(toOffset: 4096)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: 4096))
    try handle.close()
    let mended = LibraryDatabase(paths: bench.workspace.paths, now: { LibraryBench.now })
    _ = try GRDBLedger(mended).entries(since: nil)
    #expect(try GRDBPromptHistory(mended).prompts().count <= 50)
  }
}
