import Domain
import Foundation
import Raster
import Testing

@testable import Storage

/// What is kept of references, so that requests can be sent again.
struct ReferenceCopyTests {
  private let bench: LibraryBench
  private let library: GRDBLibrary
  private var folder: String { bench.workspace.paths.references }

  init() throws {
    bench = try LibraryBench()
    library = bench.open().library
  }

  private func asset(_ path: String, _ bytes: [UInt8] = LibraryBench.png) -> Asset {
    var asset = LibraryBench.asset("a fox")
    asset.request?.references = [
      Reference(name: "r.png", path: path, mediaType: "image/png", width: 1, height: 1, bytes: bytes)
    ]
    return asset
  }

  private var names: [String] { (try? bench.workspace.names(in: folder)) ?? [] }

  @Test func eachIsKeptOnceByItsDigest() throws {
    let first = try library.add(LibraryBench.png, as: asset("/home/me/r.png"), embedding: true)
    let path = bench.workspace.folder + "/out.png"
    _ = try library.note(LibraryBench.png, at: path, as: asset("/home/me/s.png"))
    #expect(names.count == 1 && names[0].count == 68 && names[0].hasSuffix(".png"))
    let read = try library.asset(first.id)
    let reference = try #require(read.request?.references.first)
    #expect(reference.digest == String(names[0].prefix(64)) && reference.bytes.isEmpty)
    let copy = try #require(library.keptCopy(of: reference))
    #expect(try RegularFile.read(copy, limit: 999) == LibraryBench.png)
    #expect(try bench.workspace.mode(copy) == 0o600 && bench.workspace.mode(folder) == 0o700)
    let text = try #require(ImageMetadata.read(from: try RegularFile.read(library.path(of: read), limit: 9999)))
    #expect(text.contains(reference.digest ?? "-") && !text.contains("/home/me"))
  }

  @Test func digestsAreSHA256() {
    let reference = Reference(
      name: "r", path: "", mediaType: "image/png", width: 1, height: 1, bytes: Array("abc".utf8))
    let digest = ReferenceCopies.digest(of: reference)
    #expect(digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func picturesOfTheLibraryAreNotKeptTwice() throws {
    let source = try library.add(LibraryBench.png, as: LibraryBench.asset("source"), embedding: false)
    let made = try library.add(LibraryBench.png, as: asset(library.path(of: source)), embedding: true)
    #expect(made.request?.references.first?.digest == nil && names.isEmpty)
  }

  @Test func picturesThatWereReferencesAreKeptWhenTheirTimeInTheTrashIsOver() throws {
    let source = try library.add(LibraryBench.png, as: LibraryBench.asset("source"), embedding: false)
    let made = try library.add(LibraryBench.png, as: asset(library.path(of: source)), embedding: true)
    try library.discard([source.id])
    let late = try bench.openLate(days: 31)
    #expect(try late.count(AssetQuery()) == 1 && late.assets([source.id]).isEmpty)
    let reference = try #require(try late.asset(made.id).request?.references.first)
    #expect(try RegularFile.read(try #require(late.keptCopy(of: reference)), limit: 999) == LibraryBench.png)
  }

  @Test func aCopyThatCannotBeKeptLosesNoPicture() throws {
    try bench.workspace.put("a file", at: folder)
    let made = try library.add(LibraryBench.png, as: asset("/home/me/r.png"), embedding: true)
    let reference = try #require(try library.asset(made.id).request?.references.first)
    #expect(library.keptCopy(of: reference) == nil)
    #expect(library.notices().contains { $0.contains("reference was not kept") })
  }

  @Test func copiesThatNoRowNeedsGoWithTheTrash() throws {
    let kept = try library.add(LibraryBench.png, as: asset("/a.png"), embedding: true)
    let gone = try library.add(LibraryBench.png, as: asset("/b.png", [1, 2, 3]), embedding: true)
    let deleted = try library.add(LibraryBench.png, as: asset("/c.png", [4]), embedding: true)
    for name in names { utimes(folder + "/" + name, [timeval(), timeval()]) }
    // Just used, and for a row that may come in a moment.
    _ = try library.add(LibraryBench.png, as: asset("/d.png", [5]), embedding: true)
    try library.discard([gone.id, deleted.id])
    #expect(names.count == 4)
    try library.delete([deleted.id])
    #expect(names.count == 3)
    let late = try bench.openLate(days: 31)
    _ = try late.count(AssetQuery())
    #expect(names.count == 2)
    #expect(late.keptCopy(of: try #require(late.asset(kept.id).request?.references.first)) != nil)
  }
}
