import Domain
import Foundation
import Testing

@testable import Storage

/// Many pictures on their way into the trash, out of it, and out of the library.
struct LibraryTrashTests {
  private let bench: LibraryBench
  private let library: GRDBLibrary

  init() throws {
    bench = try LibraryBench()
    library = bench.open().library
  }

  private func add(_ count: Int) throws -> [String] {
    try (0..<count).map {
      try library.add(LibraryBench.png, as: LibraryBench.asset("fox \($0)"), embedding: false).id
    }
  }

  private func files(inTrash: Bool) throws -> Int {
    let folder = bench.workspace.paths.images + (inTrash ? "/trash" : "")
    return try bench.workspace.names(in: folder).filter { $0.hasSuffix(".png") }.count
  }

  @Test func oneThatFailsKeepsNoneFromIt() throws {
    let ids = try add(250)
    let blocked = try library.asset(ids[120])
    try FileManager.default.removeItem(atPath: library.path(of: blocked))
    let error = #expect(throws: Failure.self) { try library.discard(["zzzz"] + ids + ["yyyy"]) }
    let title = try #require(error?.title)
    #expect(title.contains("zzzz") && title.contains("yyyy") && title.contains(blocked.file), "\(title)")
    #expect(try library.count(AssetQuery(states: [.trashed])) == 249)
    #expect(try library.ids(AssetQuery()) == [ids[120]])
    #expect(try files(inTrash: true) == 249)
    let again = bench.open().library
    #expect(try again.count(AssetQuery(states: [.trashed])) == 249)
    try again.restore(Array(ids.reversed()))
    #expect(try library.count(AssetQuery()) == 250 && files(inTrash: false) == 249)
  }

  @Test func failuresOfManyStayReadable() throws {
    let error = #expect(throws: Failure.self) { try library.discard((0..<400).map { "nothing\($0)" }) }
    #expect(error?.title.hasSuffix("So it went with 395 more.") == true && (error?.title.count ?? 0) < 1000)
  }

  @Test func rowsFollowFilesThatAKilledProgramMoved() throws {
    let ids = try add(5)
    let trash = bench.workspace.paths.images + "/trash"
    try FileManager.default.createDirectory(atPath: trash, withIntermediateDirectories: true)
    for asset in try library.assets(Array(ids[..<3])) {
      try FileManager.default.moveItem(atPath: library.path(of: asset), toPath: "\(trash)/\(asset.file)")
    }
    let again = bench.open().library
    #expect(try Set(again.ids(AssetQuery(states: [.trashed]))) == Set(ids[..<3]))
    #expect(try again.count(AssetQuery()) == 2)
  }

  @Test func onlyTheTrashIsDeletedForGood() throws {
    let ids = try add(3)
    let outside = try bench.workspace.put(LibraryBench.png, at: "out/fox.png")
    let noted = try library.note(LibraryBench.png, at: outside, as: LibraryBench.asset("outside")).id
    try library.discard([ids[0], ids[1], noted])
    let error = #expect(throws: Failure.self) { try library.delete([ids[2], ids[0], noted]) }
    #expect(error?.title == "The picture \(ids[2]) is not in the trash.")
    #expect(try Set(library.ids(AssetQuery(states: []))) == [ids[1], ids[2]])
    #expect(try files(inTrash: true) == 1 && files(inTrash: false) == 1)
    #expect(FileManager.default.fileExists(atPath: outside))
    #expect(try bench.workspace.names(in: bench.workspace.paths.images + "/.meta").count == 2)
    let again = bench.open().library
    #expect(try again.count(AssetQuery(states: [])) == 2 && again.notices().isEmpty)
    #expect(try again.count(AssetQuery(text: "fox")) == 1)
  }

  @Test func aFileThatIsGoneAlreadyIsDeletedAllTheSame() throws {
    let id = try add(1)[0]
    try library.discard([id])
    try FileManager.default.removeItem(atPath: library.path(of: library.asset(id)))
    try library.delete([id])
    #expect(try library.count(AssetQuery(states: [])) == 0)
  }

  @Test func oneThatAnotherInstanceTookBackStays() throws {
    let ids = try add(1)
    try library.discard(ids)
    try bench.open().library.restore(ids)
    #expect(throws: Failure.self) { try library.delete(ids) }
    #expect(try files(inTrash: false) == 1)
  }

  @Test func aNameInTheTrashIsNotGivenAway() throws {
    let store = DiskPictureStore(
      paths: bench.workspace.paths, timeZone: .gmt, now: { LibraryBench.now }, random: { 7 })
    let library = GRDBLibrary(LibraryDatabase(paths: bench.workspace.paths), store: store)
    let first = try library.add(LibraryBench.png, as: LibraryBench.asset("fox"), embedding: false)
    try library.discard([first.id])
    let second = try library.add(LibraryBench.png, as: LibraryBench.asset("fox"), embedding: false)
    #expect(second.file != first.file)
    try library.restore([first.id])
    #expect(try library.count(AssetQuery()) == 2 && files(inTrash: false) == 2)
  }
}
