import Foundation
import Testing

@testable import Storage

@Suite struct PathsTests {
  @Test func usualFoldersAreUnderHome() {
    let paths = Paths(environment: ["HOME": "/home/ann/"])
    #expect(paths.config == "/home/ann/.config/visualizer")
    #expect(paths.data == "/home/ann/.local/share/visualizer")
    #expect(paths.cache == "/home/ann/.cache/visualizer")
    #expect(paths.state == "/home/ann/.local/state/visualizer")
    #expect(!paths.isTemporary)
  }

  @Test func absoluteVariablesCountAndOthersDoNot() {
    let paths = Paths(environment: [
      "HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "",
    ])
    #expect(paths.configFile == "/c/visualizer/config.yaml")
    #expect(paths.images == "/h/.local/share/visualizer/images")
    #expect(paths.cache == "/h/.cache/visualizer")
  }

  @Test func oneFolderForAll() {
    let paths = Paths(environment: ["HOME": "/h", "XDG_CONFIG_HOME": "/c", "VISUALIZER_HOME": "/v"])
    #expect([paths.config, paths.data, paths.cache, paths.state] == ["/v/config", "/v/data", "/v/cache", "/v/state"])
  }

  @Test func aRelativeFolderIsTakenFromTheCurrentOne() {
    let paths = Paths(environment: ["HOME": "/h", "VISUALIZER_HOME": "here"], currentFolder: "/now")
    #expect(paths.config == "/now/here/config")
  }

  @Test func leftoversOfKilledProgramsAreCleared() throws {
    let workspace = try Workspace()
    let old = try workspace.put("half", at: workspace.paths.images + "/" + StaleFiles.newName())
    let young = try workspace.put("half", at: workspace.paths.images + "/" + StaleFiles.newName())
    let own = try workspace.put("mine", at: workspace.paths.images + "/.visualizer-notes")
    let paths = workspace.paths
    let others = try [
      paths.config, paths.styles, paths.themes, paths.data, paths.images + "/.meta", paths.images + "/.waiting",
      paths.images + "/trash", paths.references, paths.cache, paths.cache + "/thumbnails", paths.state,
    ].map { try workspace.put("half", at: $0 + "/" + StaleFiles.newName()) }
    for path in [old, own] + others {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: path)
    }
    #expect(workspace.paths.prepare() == [])
    #expect(workspace.text(old) == nil)
    for path in others { #expect(workspace.text(path) == nil, "\(path)") }
    #expect(workspace.text(young) != nil && workspace.text(own) != nil)
  }

  @Test func withoutHomeThereIsStillAPlaceAndANotice() throws {
    #expect(Paths(environment: [:], home: "/home/ann").config == "/home/ann/.config/visualizer")
    let folder = NSTemporaryDirectory() + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = Paths(environment: ["TMPDIR": folder, "HOME": ""])
    #expect(paths.isTemporary)
    #expect(paths.config == "\(folder)/visualizer-\(geteuid())/config")
    #expect(paths.prepare().count == 1)
    #expect(try RegularFile.status(paths.data).st_mode & 0o777 == 0o700)
  }

  @Test func foldersHaveTheirModesAndAreKept() throws {
    let workspace = try Workspace()
    #expect(try workspace.mode(workspace.paths.config) == 0o700)
    #expect(try workspace.mode(workspace.paths.state) == 0o700)
    #expect(try workspace.mode(workspace.paths.images) == 0o755)
    try #require(chmod(workspace.paths.data, 0o750) == 0)
    #expect(workspace.paths.prepare() == [])
    #expect(try workspace.mode(workspace.paths.data) == 0o750)
  }

  @Test func foldersThatCannotBeMadeAreNoticed() throws {
    let workspace = try Workspace()
    let file = try workspace.put("x", at: "file")
    let notices = Paths(environment: ["VISUALIZER_HOME": file]).prepare()
    #expect(notices.count == 5 && notices.allSatisfy { $0.contains("not a folder") })
  }
}
