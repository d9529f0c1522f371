import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct AtomicFileTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func file(_ name: String, replacing: Bool = true) -> AtomicFile {
    AtomicFile(path: workspace.folder + "/" + name, mode: .exactly(0o600), replacing: replacing)
  }

  @Test func atEveryMomentThereIsTheOldFileOrTheNewOne() throws {
    let old = String(repeating: "old", count: 50_000)
    let new = String(repeating: "new!", count: 60_000)
    let path = try workspace.put(old, at: "file")
    var file = file("file")
    let seen = Mutable<[AtomicFile.Step: String]>([:])
    file.observe = { [workspace] step in seen.value[step] = workspace.text(path) }
    try file.write(Array(new.utf8))
    #expect(seen.value == [.created: old, .written: old, .synced: old, .placed: new])
    #expect(try workspace.mode(path) == 0o600)
  }

  @Test(arguments: [AtomicFile.Step.created, .written, .synced])
  func aFaultOnTheWayLeavesTheOldFileAndNothingElse(_ step: AtomicFile.Step) throws {
    let path = try workspace.put("old", at: "sub/file")
    var file = file("sub/file")
    file.observe = { now throws(FileProblem) in
      if now == step { throw FileProblem(path, code: ENOSPC) }
    }
    #expect(throws: FileProblem(path, .system(ENOSPC))) { try file.write(Array("new".utf8)) }
    #expect(workspace.text(path) == "old")
    #expect(try workspace.names(in: workspace.folder + "/sub") == ["file"])
  }

  @Test func aFullDiskIsSaidInWords() throws {
    let full = try OpenFile("/dev/full", flags: O_WRONLY)
    do throws(FileProblem) {
      try full.write([1, 2, 3])
      Issue.record("/dev/full took the bytes")
    } catch {
      let failure = error.failure(.storage, "The settings were not saved")
      #expect(failure.title == "The settings were not saved (/dev/full): the disk is full.")
    }
  }

  @Test func aFolderThatIsAFileIsRefused() throws {
    try workspace.put("x", at: "plain")
    #expect(throws: FileProblem.self) { try file("plain/file").write([1]) }
    #expect(workspace.text("plain") == "x")
  }

  @Test func linksAreWrittenThroughAndStay() throws {
    let target = try workspace.put("old", at: "dotfiles/config.yaml")
    let link = workspace.folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "dotfiles/config.yaml")
    try file("link").write(Array("new".utf8))
    #expect(workspace.text(target) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "dotfiles/config.yaml")
  }

  @Test func aLinkToNothingMakesItsTarget() throws {
    let link = workspace.folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: workspace.folder + "/later")
    try file("link").write(Array("new".utf8))
    #expect(workspace.text("later") == "new")
  }

  @Test func linksInACircleEnd() throws {
    try FileManager.default.createSymbolicLink(atPath: workspace.folder + "/a", withDestinationPath: "b")
    try FileManager.default.createSymbolicLink(atPath: workspace.folder + "/b", withDestinationPath: "a")
    #expect(throws: FileProblem(workspace.folder + "/a", .system(ELOOP))) { try file("a").write([1]) }
  }

  @Test(.enabled(if: geteuid() == 0)) func aLinkToSomeoneElsesFileIsRefused() throws {
    let target = try workspace.put("theirs", at: "theirs")
    try #require(chown(target, 65534, 65534) == 0)
    try FileManager.default.createSymbolicLink(atPath: workspace.folder + "/mine", withDestinationPath: target)
    #expect(throws: FileProblem(target, .foreign)) { try file("mine").write([1]) }
    #expect(workspace.text(target) == "theirs")
  }

  @Test func whatExistsStaysUnlessReplacing() throws {
    let path = try workspace.put("old", at: "file")
    #expect(throws: FileProblem(path, .exists)) { try file("file", replacing: false).write([1]) }
    #expect(workspace.text(path) == "old")
    try file("other", replacing: false).write(Array("new".utf8))
    #expect(workspace.text("other") == "new")
  }
}

/// A box for what a closure collects.
final class Mutable<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}
