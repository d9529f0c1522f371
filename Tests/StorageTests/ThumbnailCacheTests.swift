import Domain
import Foundation
import Testing

@testable import Storage

struct ThumbnailCacheTests {
  private let workspace: Workspace
  private let cache: DiskThumbnailCache
  private let picture: String

  private var folder: String { workspace.paths.cache + "/thumbnails" }

  init() throws {
    workspace = try Workspace()
    cache = DiskThumbnailCache(paths: workspace.paths)
    picture = try workspace.put("a picture", at: "fox.png")
  }

  @Test func whatIsSavedComesBackUntilThePictureChanges() throws {
    #expect(cache.load(for: picture) == nil)
    cache.save([1, 2, 3], for: picture)
    #expect(cache.load(for: picture) == [1, 2, 3])
    #expect(DiskThumbnailCache(paths: workspace.paths).load(for: picture) == [1, 2, 3])
    #expect(try workspace.mode(folder) == 0o700)
    let names = try workspace.names(in: folder)
    #expect(names.count == 1)
    #expect(try workspace.mode("\(folder)/\(names[0])") == 0o600)
    var time = FileTime(modifiedBy: try RegularFile.status(picture))
    time.nanoseconds = (time.nanoseconds + 1) % 1_000_000_000
    FileTime.set(picture, accessed: nil, modified: time)
    #expect(cache.load(for: picture) == nil)
    cache.save([4], for: picture)
    #expect(cache.load(for: picture) == [4])
    #expect(try workspace.names(in: folder).count == 1)
    try FileManager.default.removeItem(atPath: picture)
    #expect(cache.load(for: picture) == nil)
  }

  @Test func anotherFileOfTheSameTimeIsAnotherPicture() throws {
    cache.save([1], for: picture)
    let time = FileTime(modifiedBy: try RegularFile.status(picture))
    try workspace.put("a picture that is longer", at: picture)
    FileTime.set(picture, accessed: nil, modified: time)
    #expect(cache.load(for: picture) == nil)
  }

  @Test func aLinkIsNotFollowed() throws {
    let target = try workspace.put("mine", at: "mine.txt")
    try Folder.make(folder, mode: 0o700)
    let file = cache.name(of: picture, try RegularFile.status(picture))
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: target)
    cache.save([1], for: picture)
    #expect(workspace.text(target) == "mine" && cache.load(for: picture) == [1])
  }

  @Test func picturesDoNotShare() throws {
    let other = try workspace.put("another", at: "other/fox.png")
    cache.save([1], for: picture)
    #expect(cache.load(for: other) == nil)
    cache.save([2], for: other)
    #expect(cache.load(for: picture) == [1] && cache.load(for: other) == [2])
  }

  @Test func theOldestGo() throws {
    let small = DiskThumbnailCache(paths: workspace.paths, most: 10)
    let paths = try (0..<10).map { try workspace.put("\($0)", at: "\($0).png") }
    for (age, path) in paths.enumerated() {
      small.save([UInt8(age)], for: path)
      let file = small.name(of: path, try RegularFile.status(path))
      let status = try RegularFile.status(file)
      var old = FileTime(accessedBy: status)
      old.seconds -= 1000 * (20 - age)
      FileTime.set(file, accessed: old, modified: FileTime(modifiedBy: status))
    }
    // A look counts as use.
    #expect(small.load(for: paths[0]) == [0])
    small.save([99], for: picture)
    #expect(try workspace.names(in: folder).count == 9)
    #expect(small.load(for: paths[0]) == [0] && small.load(for: picture) == [99])
    #expect(small.load(for: paths[1]) == nil && small.load(for: paths[2]) == nil)
    #expect(small.load(for: paths[3]) == [3])
  }

  @Test(arguments: ["", "/nowhere/x.png", "a\u{0}b", "/dev/null\u{0}", String(repeating: "x", count: 10_000)])
  func strangePathsAreNothing(_ path: String) throws {
    cache.save([1], for: path)
    #expect(cache.load(for: path) == nil)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func whereNothingCanBeWrittenNothingIsKept() throws {
    try workspace.put("a file", at: folder)
    cache.save([1], for: picture)
    #expect(cache.load(for: picture) == nil)
    #expect(workspace.text(folder) == "a file")
  }

  @Test func oneThatIsNoFileIsNotRead() throws {
    cache.save([1], for: picture)
    let file = cache.name(of: picture, try RegularFile.status(picture))
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    FileTime.set(file, accessed: nil, modified: FileTime(modifiedBy: try RegularFile.status(picture)))
    #expect(cache.load(for: picture) == nil)
    cache.save([1], for: picture)
  }
}
