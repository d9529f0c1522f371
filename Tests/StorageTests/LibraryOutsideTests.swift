import Domain
import Foundation
import GRDB
import Raster
import Testing

@testable import Storage

/// What others do in the images folder, and how the library follows.
struct LibraryOutsideTests {
  private let bench: LibraryBench
  private let library: GRDBLibrary
  private var images: String { bench.workspace.paths.images }

  init() throws {
    bench = try LibraryBench()
    library = bench.open().library
  }

  private func add(_ prompt: String, cost: Decimal? = nil) throws -> Asset {
    try library.add(LibraryBench.png, as: LibraryBench.asset(prompt, cost: cost), embedding: true)
  }

  private func picture(_ width: Int) throws -> [UInt8] {
    try Encoder.png(Bitmap(width: width, height: 2, red: 200, green: 80, blue: 30))
  }

  @Test func onlyRegularFilesThatAreImagesAreTakenIn() throws {
    let real = try bench.workspace.put(LibraryBench.png, at: "elsewhere/fox.png")
    try FileManager.default.createSymbolicLink(atPath: images + "/link.png", withDestinationPath: real)
    try FileManager.default.createSymbolicLink(atPath: images + "/dangling.png", withDestinationPath: "/nowhere")
    try #require(mkfifo(images + "/pipe.png", 0o600) == 0)
    try FileManager.default.createDirectory(atPath: images + "/folder.png", withIntermediateDirectories: true)
    try bench.workspace.put("<html></html>", at: images + "/page.png")
    try bench.workspace.put("", at: images + "/empty.jpg")
    try bench.workspace.put(LibraryBench.png, at: images + "/FOX.PNG")
    #expect(try library.find(AssetQuery(), limit: 9, offset: 0).map(\.file) == ["FOX.PNG"])
    #expect(library.notices() == ["1 picture was found in the images folder and taken into the library."])
    let again = bench.open().library
    #expect(try again.count(AssetQuery()) == 1 && again.notices().isEmpty)
  }

  @Test func aReplacedFileIsMeasuredAgain() throws {
    let (asset, other) = (try add("a fox"), try add("a wolf"))
    let bytes = try picture(3)
    try bench.workspace.put(bytes, at: library.path(of: asset))
    // Other metadata alone is nothing to speak of.
    let marked = try ImageMetadata.embed("{\"by\": \"somebody\"}", into: LibraryBench.png)
    try bench.workspace.put(marked, at: library.path(of: other))
    #expect(try library.reconcile() == ["1 picture was replaced or damaged from outside."])
    let found = try library.asset(asset.id)
    #expect(found.width == 3 && found.height == 2 && found.byteCount == bytes.count && found.origin == asset.origin)
    #expect(found.cost == asset.cost && found.created == asset.created && found.request == asset.request)
    #expect(try library.asset(other.id).byteCount == marked.count)
    #expect(try library.reconcile().isEmpty && bench.open().library.reconcile().isEmpty)
  }

  @Test func aReplacedFileOfTheUsersIsMeasuredToo() throws {
    let path = try bench.workspace.put(LibraryBench.png, at: "out/fox.png")
    let asset = try library.note(LibraryBench.png, at: path, as: LibraryBench.asset("a fox"))
    try bench.workspace.put(try picture(5), at: path)
    let again = bench.open().library
    #expect(try again.asset(asset.id).width == 5)
    #expect(again.notices() == ["1 picture was replaced or damaged from outside."])
  }

  @Test func theProgramsOwnChangesAreNoReplacements() throws {
    let asset = try add("a fox")
    var change = AssetChange()
    change.addedTags = ["snow"]
    let changed = try #require(try library.change([asset.id], change).first)
    let size = try RegularFile.read(library.path(of: asset), limit: 99_999).count
    #expect(size != asset.byteCount && changed.byteCount == size)
    #expect(try library.asset(asset.id) == changed)
    let queue = try DatabaseQueue(path: bench.workspace.paths.library)
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT bytes FROM asset") } == size)
  }

  @Test func anOpenLibraryFollowsTheFolder() throws {
    let asset = try add("a fox")
    try FileManager.default.removeItem(atPath: library.path(of: asset))
    try bench.workspace.put(LibraryBench.png, at: images + "/new.png")
    let sentences = try library.reconcile()
    #expect(sentences.count == 2 && sentences[0].contains("taken in") && sentences[1].contains("missing"))
    #expect(try library.asset(asset.id).isMissing && library.count(AssetQuery()) == 2)
    #expect(try library.reconcile().isEmpty && library.notices().isEmpty)
  }

  @Test func theRevisionTellsOfAnyChange() throws {
    let nothing = library.revision()
    let asset = try add("a fox")
    var seen: Set = [nothing, library.revision()]
    #expect(seen.count == 2)
    let other = bench.open().library
    _ = try other.count(AssetQuery())
    for name in ["One", "Two", "Three"] {
      let before = library.revision()
      #expect(before == other.revision())
      _ = try other.change([asset.id], AssetChange(naming: .saved(name)))
      #expect(library.revision() != before)
      seen.insert(library.revision())
    }
    #expect(seen.count == 5)
    let last = library.revision()
    _ = try (library.holdings(), other.ids(AssetQuery()))
    #expect(library.revision() == last)
  }

  @Test func spendingIsMadeAnewFromThePictures() throws {
    _ = try add("a fox", cost: 2)
    _ = try add("a wolf")
    try library.discard([try add("a lake", cost: 1).id])
    for name in try bench.databases {
      try FileManager.default.removeItem(atPath: bench.workspace.paths.data + "/" + name)
    }
    let (again, ledger) = bench.open()
    let sum = try ledger.entries(since: nil).reduce(0) { $0 + $1.amount }
    #expect(sum == 3)
    #expect(
      again.notices().last
        == "The record of spending was made anew from the pictures; it may lack requests without a picture.")
    #expect(try bench.open().ledger.entries(since: nil).count == 2)
    #expect(bench.open().library.notices().isEmpty)
  }

  @Test func whatIsPutBesideALedgerIsNoSpending() throws {
    let (library, ledger) = bench.open()
    try ledger.record(LedgerEntry(time: LibraryBench.now, model: "a/b"))
    let marked = library.marked(LibraryBench.png, with: LibraryBench.asset("a fox", cost: 9))
    try bench.workspace.put(marked, at: images + "/fox.png")
    #expect(try bench.open().library.count(AssetQuery()) == 1)
    #expect(try ledger.entries(since: nil).count == 1)
  }
}
