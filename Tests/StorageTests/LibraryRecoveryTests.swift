import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// What the library makes of accidents: files and rows apart, damage, other instances.
struct LibraryRecoveryTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  private func add(_ prompt: String, to library: GRDBLibrary, embedding: Bool = true) throws -> Asset {
    try library.add(LibraryBench.png, as: LibraryBench.asset(prompt, cost: 1), embedding: embedding)
  }

  @Test(arguments: [true, false]) func aLostDatabaseIsMadeFromTheFiles(_ embedding: Bool) throws {
    let library = bench.open().library
    let named = try add("a fox", to: library, embedding: embedding)
    var change = AssetChange(naming: .saved("Fox"))
    change.addedTags = ["animal"]
    _ = try library.change([named.id], change)
    let trashed = try add("a wolf", to: library, embedding: embedding)
    try library.discard([trashed.id])
    for name in try bench.databases {
      try FileManager.default.removeItem(atPath: bench.workspace.paths.data + "/" + name)
    }

    let again = bench.open().library
    let asset = try again.asset(named.id)
    #expect(asset.name == "Fox" && asset.tags == ["animal"] && asset.state == .saved && asset.cost == 1)
    #expect(asset.request == named.request && asset.file == named.file && asset.created == named.created)
    #expect(try again.asset(trashed.id).state == .trashed)
    #expect(again.notices().count == 2)
    #expect(again.notices().isEmpty)
  }

  @Test func aFileWithoutARowIsAdopted() throws {
    let library = bench.open().library
    let marked = library.marked(LibraryBench.png, with: LibraryBench.asset("from a killed program"))
    try bench.workspace.put(marked, at: bench.workspace.paths.images + "/orphan.png")
    try bench.workspace.put(LibraryBench.png, at: bench.workspace.paths.images + "/plain.png")
    try bench.workspace.put("notes", at: bench.workspace.paths.images + "/notes.txt")
    let found = try library.find(AssetQuery(), limit: 10, offset: 0)
    #expect(Set(found.map(\.file)) == ["orphan.png", "plain.png"])
    #expect(found.contains { $0.origin.prompt == "from a killed program" })
  }

  @Test func aRowWithoutAFileIsMarkedAndHealed() throws {
    let library = bench.open().library
    let asset = try add("a fox", to: library)
    let (path, away) = (library.path(of: asset), bench.workspace.folder + "/away.png")
    try FileManager.default.moveItem(atPath: path, toPath: away)
    let second = bench.open().library
    #expect(try second.asset(asset.id).isMissing)
    #expect(second.notices().first?.contains("missing") == true)
    let third = bench.open().library
    #expect(try third.asset(asset.id).isMissing && third.notices().isEmpty)
    // Under another name it is the same picture.
    try FileManager.default.moveItem(atPath: away, toPath: bench.workspace.paths.images + "/renamed.png")
    let healed = try bench.open().library.asset(asset.id)
    #expect(!healed.isMissing && healed.file == "renamed.png")
  }

  @Test func aMoveToTheTrashThatWasCutShortIsFinished() throws {
    let library = bench.open().library
    let asset = try add("a fox", to: library)
    let trash = bench.workspace.paths.images + "/trash"
    try FileManager.default.createDirectory(atPath: trash, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: library.path(of: asset), toPath: trash + "/" + asset.file)
    #expect(try bench.open().library.asset(asset.id).state == .trashed)
    try FileManager.default.moveItem(atPath: trash + "/" + asset.file, toPath: library.path(of: asset))
    #expect(try bench.open().library.asset(asset.id).state == .reviewQueue)
  }

  @Test(arguments: ["garbage", "header", "middle", "empty"]) func damageIsPutAside(_ kind: String) throws {
    let (library, ledger) = bench.open()
    let assets = try (1...30).map { try add("fox \($0)", to: library) }
    var entry = LedgerEntry(time: LibraryBench.now, model: "a/b")
    entry.cost = 5
    entry.outcome = .done
    try ledger.record(entry)
    try checkpoint()
    try damage(kind)
    let (again, spending) = bench.open()
    #expect(Set(try again.find(AssetQuery(), limit: 100, offset: 0).map(\.id)) == Set(assets.map(\.id)))
    #expect(try again.count(AssetQuery(text: "fox")) == 30)
    #expect(try spending.entries(since: nil).reduce(0) { $0 + $1.amount } >= (kind == "empty" ? 0 : 30))
    guard kind != "empty" else { return }
    #expect(try bench.databases.contains { $0.contains(".corrupt-1795232700") })
    #expect(again.notices().first?.contains("damaged") == true)
  }

  private func checkpoint() throws {
    let queue = try DatabaseQueue(path: bench.workspace.paths.library)
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
  }

  private func damage(_ kind: String) throws {
    let path = bench.workspace.paths.library
    for part in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + part) }
    var bytes = try RegularFile.read(path, limit: 1 << 26)
    switch kind {
    case "garbage": bytes = Array("this is no database, but long enough to look like one ".utf8) + bytes
    case "header": for index in 16..<100 { bytes[index] = 0xFF }
    case "empty": bytes = []
    default: for index in 5000..<bytes.count { bytes[index] = 0xAA }
    }
    try bench.workspace.put(bytes, at: path)
  }

  @Test func damageUnderWayIsMendedToo() throws {
    let (library, _) = bench.open()
    let assets = try (1...30).map { try add("fox \($0)", to: library) }
    try FileManager.default.removeItem(atPath: bench.workspace.paths.library)
    // The open library notices that its file is gone, and makes it anew.
    #expect(try library.count(AssetQuery()) == assets.count)
    _ = try add("one more", to: library)
    #expect(try bench.open().library.count(AssetQuery()) == assets.count + 1)
  }

  @Test func twoInstancesShareOneLibrary() async throws {
    let instances = (0..<4).map { _ in bench.open() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (instance, (library, ledger)) in instances.enumerated() {
        group.addTask {
          for number in 0..<15 {
            let asset = LibraryBench.asset("fox \(instance) \(number)")
            _ = try library.add(LibraryBench.png, as: asset, embedding: true)
            try ledger.record(LedgerEntry(time: LibraryBench.now, model: "a/b"))
          }
        }
      }
      try await group.waitForAll()
    }
    let (library, ledger) = bench.open()
    #expect(try library.count(AssetQuery()) == 60)
    #expect(try library.count(AssetQuery(text: "fox")) == 60)
    #expect(try ledger.entries(since: nil).count == 60)
    #expect(try bench.workspace.names(in: bench.workspace.paths.images).filter { $0.hasSuffix(".png") }.count == 60)
  }

  @Test func whatCannotBeIsOneSentence() throws {
    try FileManager.default.removeItem(atPath: bench.workspace.paths.data)
    try bench.workspace.put("a file", at: bench.workspace.paths.data)
    let (library, ledger) = bench.open()
    for work in [
      { _ = try library.count(AssetQuery()) }, { try ledger.record(LedgerEntry(time: LibraryBench.now, model: "m")) },
      { _ = try library.add(LibraryBench.png, as: LibraryBench.asset("x"), embedding: true) },
    ] as [() throws -> Void] {
      let error = #expect(throws: Failure.self) { try work() }
      #expect(error?.kind == .storage && error?.title.hasSuffix(".") == true, "\(error?.sentence ?? "")")
    }
  }
}
