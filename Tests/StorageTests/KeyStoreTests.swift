import Domain
import Foundation
import Testing

@testable import Storage

@Suite(.serialized) struct KeyStoreTests {
  static let secret = "sk-or-v1-0123456789abcdef"
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func store(_ environment: [String: String] = [:]) -> FileKeyStore {
    FileKeyStore(paths: workspace.paths, environment: environment)
  }

  private var file: String { workspace.paths.keyFile }

  @Test func theKeyComesBackFromAPrivateFile() throws {
    #expect(try store().load() == nil)
    try store().save(APIKey(Self.secret))
    let loaded = try #require(try store().load())
    #expect(loaded.key.reveal() == Self.secret && loaded.source == .file && loaded.notices == [])
    #expect(try workspace.mode(file) == 0o600)
    #expect(try workspace.names(in: workspace.paths.config) == ["openrouter.key"])
    try store().remove()
    #expect(try store().load() == nil)
    try store().remove()
  }

  @Test func theEnvironmentComesFirstAndStays() throws {
    try store().save(APIKey(Self.secret))
    let other = store(["OPENROUTER_API_KEY": " 'sk-or-v1-other-key-0000' \n"])
    try other.remove()
    let loaded = try #require(try other.load())
    #expect(loaded.key.reveal() == "sk-or-v1-other-key-0000" && loaded.source == .environment)
    #expect(try store(["OPENROUTER_API_KEY": ""]).load() == nil)
  }

  @Test(arguments: [mode_t(0), 0o077]) func modesHoldUnderAnyUmask(_ mask: mode_t) throws {
    // A test of another suite that makes a file meanwhile may see this umask; none of them reads modes it did not set.
    let before = umask(mask)
    defer { umask(before) }
    let fresh = Paths(environment: ["VISUALIZER_HOME": workspace.folder + "/fresh"])
    try #require(mkdir(workspace.folder + "/fresh", 0o700) == 0 && chmod(workspace.folder + "/fresh", 0o700) == 0)
    try FileKeyStore(paths: fresh, environment: [:]).save(APIKey(Self.secret))
    #expect(try workspace.mode(fresh.keyFile) == 0o600)
    #expect(try workspace.mode(fresh.config) == 0o700)
  }

  @Test func laxModesArePutRightWithANotice() throws {
    try workspace.put(Self.secret, at: file)
    try #require(chmod(file, 0o644) == 0 && chmod(workspace.paths.config, 0o777) == 0)
    let loaded = try #require(try store().load())
    #expect(loaded.notices.count == 2)
    #expect(loaded.notices.contains { $0.contains("0644") } && loaded.notices.contains { $0.contains("0777") })
    #expect(try workspace.mode(file) == 0o600)
    #expect(try workspace.mode(workspace.paths.config) == 0o700)
    #expect(try store().load()?.notices == [])
  }

  @Test(.enabled(if: geteuid() == 0)) func someoneElsesFileIsRefused() throws {
    try workspace.put(Self.secret, at: file)
    try #require(chown(file, 65534, 65534) == 0)
    #expect(throws: Failure.self) { try store().load() }
    #expect(throws: Failure.self) { try store().save(APIKey("sk-or-v1-new-key-00000000")) }
    #expect(workspace.text(file) == Self.secret)
    let folder = workspace.folder + "/theirs"
    try workspace.put(Self.secret, at: folder + "/openrouter.key")
    try #require(chown(folder, 65534, 65534) == 0 && rmdir(workspace.paths.config) != 0)
    let theirs = Paths(environment: ["VISUALIZER_HOME": folder])
    try workspace.put(Self.secret, at: theirs.keyFile)
    try #require(chown(theirs.config, 65534, 65534) == 0)
    #expect(throws: Failure.self) { try FileKeyStore(paths: theirs, environment: [:]).load() }
  }

  @Test func aLinkedFileIsWrittenThroughAndEmptied() throws {
    let target = try workspace.put(Self.secret, at: "vault/key")
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: target)
    #expect(try store().load()?.key.reveal() == Self.secret)
    try store().save(APIKey("sk-or-v1-new-key-00000000"))
    #expect(workspace.text(target) == "sk-or-v1-new-key-00000000\n")
    #expect(try workspace.mode(target) == 0o600)
    try #require(chmod(workspace.folder + "/vault", 0o755) == 0)
    #expect(try store().load()?.notices == [])
    #expect(try workspace.mode(workspace.folder + "/vault") == 0o755)
    try store().remove()
    #expect(workspace.text(target) == nil && LinkedPath.linkStatus(file) == nil)
  }

  @Test(arguments: ["sk-or-v1-0123456789abcdef\nX-Evil: 1", "schlüssel-0123456789abcdef", "two words of secret"])
  func unusableKeysAreRefusedWithoutBeingShown(_ text: String) throws {
    try workspace.put(text, at: file)
    for store in [store(), store(["OPENROUTER_API_KEY": text])] {
      do throws(Failure) {
        _ = try store.load()
        Issue.record("the key was taken")
      } catch {
        #expect(error.kind == .configuration)
        for word in text.split(whereSeparator: \.isWhitespace) where word.count > 6 {
          #expect(!error.sentence.contains(word))
        }
      }
    }
  }

  @Test func printedStoresDoNotShowTheKey() throws {
    let environment = ["OPENROUTER_API_KEY": Self.secret, "VISUALIZER_GENERAL_TIMEOUT": "5"]
    var shown = ""
    dump(store(environment), to: &shown)
    dump(workspace.settings(environment), to: &shown)
    #expect(shown.contains("VISUALIZER_GENERAL_TIMEOUT") && !shown.contains("0123456789"))
  }

  @Test func anEmptyFileIsNoKeyAndAHugeOneIsRefused() throws {
    try workspace.put(" \n", at: file)
    #expect(try store().load() == nil)
    try workspace.put(String(repeating: "k", count: 5000), at: file)
    #expect(throws: Failure.self) { try store().load() }
  }
}
