import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct RegularFileTests {
  let workspace: Workspace
  let store: DiskPictureStore

  init() throws {
    workspace = try Workspace()
    store = DiskPictureStore(paths: workspace.paths)
  }

  private func refusal(_ path: String, limit: Int = 100) -> String {
    do throws(Failure) {
      return "read \(try store.read(path, limit: limit).count) bytes"
    } catch {
      return error.kind == .unreadableFile ? error.title : "\(error.kind)"
    }
  }

  @Test func filesAreReadWholeAlsoThroughLinks() throws {
    let path = try workspace.put("picture", at: "a.png")
    try FileManager.default.createSymbolicLink(atPath: workspace.folder + "/link", withDestinationPath: path)
    #expect(try store.read(workspace.folder + "/link", limit: 7) == Array("picture".utf8))
    #expect(try store.read(workspace.put("", at: "empty"), limit: 7).isEmpty)
  }

  @Test func whatIsNoFileIsRefusedAtOnce() throws {
    let pipe = workspace.folder + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(refusal(pipe).contains("it is a pipe"))
    #expect(refusal(workspace.folder).contains("it is a folder"))
    #expect(refusal("/dev/zero").contains("it is a device"))
    #expect(refusal(workspace.folder + "/none").contains("no such file"))
    #expect(refusal("").contains("no such file"))
    #expect(refusal("/etc/passwd\u{0}.png").contains("no such file"))
  }

  @Test func sizeIsCheckedBeforeReading() throws {
    let path = workspace.folder + "/huge"
    let file = try OpenFile(path, flags: O_WRONLY | O_CREAT, mode: 0o600)
    try #require(ftruncate(file.descriptor, 2 << 30) == 0)
    #expect(refusal(path, limit: 20 << 20).contains("it is larger than 20 MiB"))
  }

  @Test func filesWithoutAStatedSizeAreLimitedToo() throws {
    // Files of /proc say that they are empty.
    #expect(refusal("/proc/self/maps", limit: 10).contains("it is larger than 10 bytes"))
    #expect(refusal("/proc/self/maps", limit: 10 << 20).hasPrefix("read "))
  }

  @Test(.enabled(if: geteuid() != 0)) func unreadableFilesAreSaidSo() throws {
    let path = try workspace.put("x", at: "secret")
    try #require(chmod(path, 0) == 0)
    #expect(refusal(path).contains("permission is missing"))
  }

  @Test func namesInSentencesAreHarmless() {
    #expect(!refusal("/nowhere/\u{1B}]52;c;x\u{7}").contains("\u{1B}"))
  }
}
