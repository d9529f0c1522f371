import Domain
import Foundation
import GRDB
import Raster
import Testing

@testable import Storage

/// Accidents of the rarer kind: work that meets other work, repairs that are cut short, files that say more than one thing.
struct LibraryAccidentTests {
  private let bench: LibraryBench
  private let library: GRDBLibrary
  private var paths: Paths { bench.workspace.paths }

  init() throws {
    bench = try LibraryBench()
    library = bench.open().library
  }

  private func add(_ prompt: String, cost: Decimal? = nil, embedding: Bool = true) throws -> Asset {
    try library.add(LibraryBench.png, as: LibraryBench.asset(prompt, cost: cost), embedding: embedding)
  }

  private func loseTheDatabase() throws {
    for name in try bench.databases { try FileManager.default.removeItem(atPath: paths.data + "/" + name) }
  }

  /// For about two seconds: what rewrites a file and what moves it must not meet.
  @Test func tagsBesideTheTrashLeaveOneFile() async throws {
    let asset = try add("a fox")
    let (tagging, moving) = (bench.open().library, bench.open().library)
    let end = ContinuousClock.now + .seconds(2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 0... where ContinuousClock.now < end {
          var change = AssetChange()
          change.addedTags = ["t\(number % 50)"]
          change.removedTags = ["t\((number + 25) % 50)"]
          _ = try tagging.change([asset.id], change)
          if ContinuousClock.now >= end { break }
        }
      }
      group.addTask {
        while ContinuousClock.now < end {
          try moving.discard([asset.id])
          try moving.restore([asset.id])
        }
      }
      for _ in 0..<2 { try await group.next() }
    }
    let names = try [paths.images, paths.images + "/trash"].flatMap { try bench.workspace.names(in: $0) }
    #expect(names.filter { $0.hasSuffix(".png") }.count == 1, "\(names)")
    #expect(try bench.open().library.ids(AssetQuery(states: [])) == [asset.id])
  }

  @Test func aRepairThatWasCutShortIsFinished() throws {
    let asset = try add("a fox", cost: 2)
    var entry = LedgerEntry(time: LibraryBench.now, model: "a/b")
    entry.cost = 7
    entry.outcome = .done
    try bench.open().ledger.record(entry)
    try DatabaseQueue(path: paths.library).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    // The new library is whole, and the old one is out of its way already.
    try FileManager.default.moveItem(atPath: paths.library, toPath: paths.library + ".repaired")
    try loseTheDatabase(but: ".repaired")
    let (again, ledger) = bench.open()
    #expect(try again.ids(AssetQuery()) == [asset.id] && again.notices().isEmpty)
    #expect(try ledger.entries(since: nil) == [entry])
  }

  private func loseTheDatabase(but kept: String) throws {
    for name in try bench.databases where !name.hasSuffix(kept) {
      try FileManager.default.removeItem(atPath: paths.data + "/" + name)
    }
  }

  @Test(arguments: [0.05, 0.5, 0.95]) func aBadPageTakesWithItOnlyWhatItHolds(_ place: Double) throws {
    let ledger = bench.open().ledger
    for number in 0..<400 {
      var entry = LedgerEntry(time: LibraryBench.now.addingTimeInterval(Double(number)), model: "a/model-\(number % 7)")
      entry.cost = 1
      entry.outcome = .done
      try ledger.record(entry)
    }
    let queue = try DatabaseQueue(path: paths.library)
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    let pages = try queue.read {
      try Int.fetchAll($0, sql: "SELECT pageno FROM dbstat WHERE name = 'ledger' AND pagetype = 'leaf' ORDER BY path")
    }
    try queue.close()
    try #require(pages.count > 10)
    let handle = try #require(FileHandle(forWritingAtPath: paths.library))
    try handle.seek(toOffset: UInt64((pages[Int(place * Double(pages.count))] - 1) * 4096))
    try handle.write(contentsOf: Data(repeating: 0xAA, count: 4096))
    try handle.close()
    let (again, spending) = bench.open()
    let left = try spending.entries(since: nil).count
    #expect((360..<400).contains(left))
    #expect(try spending.summary(now: LibraryBench.now).total.amount == Decimal(left))
    #expect(again.notices().first?.contains("Some of the record of spending") == true)
  }

  @Test func whatWasImportedWasNotSpentHere() throws {
    _ = try add("a fox", cost: 2)
    let foreign = library.marked(LibraryBench.png, with: LibraryBench.asset("theirs", cost: 500))
    for name in ["one.png", "two.png"] {
      _ = try library.importFile(try bench.workspace.put(foreign, at: "in/" + name))
    }
    try loseTheDatabase()
    let (again, ledger) = bench.open()
    #expect(try again.count(AssetQuery()) == 3)
    #expect(try ledger.summary(now: LibraryBench.now).total.amount == 2)
  }

  @Test func whatAFileSaysIsNewerThanWhatStandsBesideIt() throws {
    let carrying = library.marked(LibraryBench.png, with: LibraryBench.asset("a fox"))
    let asset = try library.importFile(try bench.workspace.put(carrying, at: "in/fox.png"))
    var change = AssetChange()
    change.addedTags = ["new"]
    _ = try library.change([asset.id], change)
    try loseTheDatabase()
    let found = try #require(try bench.open().library.find(AssetQuery(), limit: 9, offset: 0).first)
    #expect(found.tags == ["new"] && found.id == asset.id)
  }

  @Test func promptsAreKeptToTheLetter() throws {
    let prompt = "می\u{200C}خواهم 👨\u{200D}👩\u{200D}👧\tTAB\r\nline"
    let asset = try add(prompt)
    try loseTheDatabase()
    let again = try bench.open().library.asset(asset.id)
    #expect(again.origin.prompt == prompt && again.request == asset.request)
  }

  @Test func partsThatCannotBeReadLeaveTheOthers() throws {
    var text = try Detail.text(LibraryBench.asset("a fox"))
    text = text.replacing("\"state\":\"review\"", with: "\"state\":\"archived\"")
      .replacing("\"width\":0", with: "\"width\":\"wide\"").replacing("\"seed\":7", with: "\"seed\":1e300")
    let bytes = try ImageMetadata.embed(text, into: LibraryBench.png)
    let asset = try library.importFile(try bench.workspace.put(bytes, at: "in/fox.png"))
    #expect(asset.origin.prompt == "a fox" && asset.width == 1 && asset.state == .saved)
  }

  @Test func whatStandsInAPicturesPlaceIsLeftAlone() throws {
    let asset = try add("a fox")
    let path = library.path(of: asset)
    try FileManager.default.removeItem(atPath: path)
    try bench.workspace.put("precious", at: path + "/x.txt")
    let again = bench.open().library
    #expect(try again.asset(asset.id).isMissing)
    try again.discard([asset.id])
    try again.delete([asset.id])
    #expect(bench.workspace.text(path + "/x.txt") == "precious")
    #expect(try again.ids(AssetQuery(states: [])).isEmpty)
  }

  @Test func aRenamedFileIsNotCalledMissing() throws {
    let (renamed, gone) = (try add("a fox"), try add("a wolf"))
    let path = library.path(of: renamed)
    try FileManager.default.moveItem(atPath: path, toPath: paths.images + "/other.png")
    try FileManager.default.removeItem(atPath: library.path(of: gone))
    let again = bench.open().library
    #expect(try again.asset(renamed.id).file == "other.png")
    #expect(
      again.notices() == [
        "1 picture was renamed from outside and found again.",
        "1 picture was missing: the file is gone from the images folder.",
      ])
  }

  @Test func aReferenceIsKeptWithThoseWhoUseItWhenItIsDeleted() throws {
    let source = try add("source")
    var edit = LibraryBench.asset("edit")
    edit.request?.references = [
      Reference(
        name: "r.png", path: library.path(of: source), mediaType: "image/png", width: 1, height: 1,
        bytes: LibraryBench.png)
    ]
    let made = try library.add(LibraryBench.png, as: edit, embedding: true)
    #expect(made.request?.references.first?.path == source.file)
    let bytes = try RegularFile.read(library.path(of: source), limit: 9999)
    try library.discard([source.id])
    try library.delete([source.id])
    let reference = try #require(try library.asset(made.id).request?.references.first)
    let copy = try #require(library.keptCopy(of: reference))
    #expect(try RegularFile.read(copy, limit: 9999) == bytes)
  }
}
