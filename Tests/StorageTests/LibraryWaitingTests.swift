import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// Files come first: their rows follow when the database can be had.
struct LibraryWaitingTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  /// Another program has the library for itself.
  private func hold() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: bench.workspace.paths.library, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    return queue
  }

  private func release(_ queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try queue.close()
  }

  @Test func aLibraryThatIsHeldGetsItsRowsAtTheNextOpening() throws {
    let library = bench.open().library
    #expect(try library.count(AssetQuery()) == 0)
    let holder = try hold()
    let kept = try library.keep(
      LibraryBench.png, as: LibraryBench.asset("a fox", cost: 0.03), embedding: true)
    #expect(RegularFile.isAt(library.path(of: kept)))
    let path = try bench.workspace.put(LibraryBench.png, at: "out/lake.png")
    let claimed = library.claimed(LibraryBench.png, at: path, as: LibraryBench.asset("a lake", cost: 0.05))
    let error = #expect(throws: Failure.self) { try library.note([kept, claimed]) }
    #expect(error?.title.contains("held by another program") == true && error?.advice.contains("next start") == true)
    try release(holder)
    let again = bench.open().library
    for asset in [kept, claimed] {
      let found = try again.asset(asset.id)
      #expect(found.cost == asset.cost && found.origin.prompt == asset.origin.prompt)
      #expect(found.request?.prompt == asset.request?.prompt && found.file == asset.file)
    }
    #expect(again.notices().contains { $0.contains("saved outside the library") })
    #expect(try bench.workspace.names(in: bench.workspace.paths.images + "/.waiting").isEmpty)
    #expect(bench.open().library.notices().isEmpty)
  }

  @Test func aNoteWhoseFileIsGoneIsLetGo() throws {
    let library = bench.open().library
    let folder = WaitingNotes(folder: bench.workspace.paths.images + "/.waiting")
    let lost = library.claimed(LibraryBench.png, at: "/nowhere/lake.png", as: LibraryBench.asset("a lake"))
    #expect(folder.add(lost))
    #expect(folder.all().count == 1)
    #expect(try library.count(AssetQuery(states: [])) == 0)
    #expect(folder.all().isEmpty)
  }

  @Test func whereNeitherRowNorNoteCanBeWrittenThatIsSaid() throws {
    let library = bench.open().library
    try bench.workspace.put("x", at: bench.workspace.paths.library + "/x")
    try bench.workspace.put("x", at: bench.workspace.paths.images + "/.waiting")
    let path = try bench.workspace.put(LibraryBench.png, at: "out/lake.png")
    let error = #expect(throws: Failure.self) {
      try library.note(LibraryBench.png, at: path, as: LibraryBench.asset("a lake"))
    }
    #expect(error?.advice.contains("gallery import") == true)
  }

  @Test func oneStartOfAWrongClockDeletesNothing() throws {
    let ids = try ["a", "b"].map {
      try bench.open().library.add(LibraryBench.png, as: LibraryBench.asset($0), embedding: false).id
    }
    try bench.open().library.discard(ids)
    func count(after days: Double) throws -> Int {
      let library = bench.open(now: LibraryBench.now.addingTimeInterval(days * 86_400)).library
      return try library.count(AssetQuery(states: [.trashed]))
    }
    #expect(try count(after: 70 * 365) == 2, "nothing is known of that time")
    #expect(try count(after: 31) == 2, "nor of this one")
    _ = try bench.open().library.add(
      LibraryBench.png, as: LibraryBench.asset("later", age: -30 * 86_400), embedding: false)
    #expect(try count(after: 70 * 365) == 2)
    #expect(try count(after: 31) == 0)
  }

  @Test func whatAutomaticGenerationSentIsKnownToTheNextRun() throws {
    let ledger = bench.open().ledger
    for (number, minutes) in [5.0, 30, 90].enumerated() {
      var entry = LedgerEntry(time: LibraryBench.now.addingTimeInterval(-minutes * 60), model: "a/b")
      entry.isAutomatic = number == 1 ? nil : true
      try ledger.record(entry)
    }
    let summary = try bench.open().ledger.summary(now: LibraryBench.now)
    #expect(summary.automatic == [LibraryBench.now.addingTimeInterval(-300)])
  }

  @Test func aQuotaAndALimitOfSizesReadAsAFullDisk() {
    for code in [ENOSPC, EDQUOT, EFBIG] {
      let failure = FileProblem("/a", code: code).failure(.storage, "It was not saved")
      #expect(failure.advice.hasPrefix("Free some space"), "\(failure.sentence)")
    }
    let problem = LibraryProblem(
      error: DatabaseError(resultCode: .SQLITE_IOERR_WRITE), path: bench.workspace.paths.library)
    #expect(problem.failure("x").sentence.contains("as on a full disk"))
  }
}
