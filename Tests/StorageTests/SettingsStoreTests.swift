import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct SettingsStoreTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private var file: String { workspace.paths.configFile }

  @Test func withoutAFileThereAreDefaultsAndNothingIsWritten() throws {
    let store = workspace.settings()
    #expect(store.load() == LoadedSettings(settings: Settings()))
    #expect(try store.save(Settings(), changedFrom: Settings()) == Settings())
    #expect(workspace.text(file) == nil)
  }

  @Test(arguments: Fields.all.map(\.id)) func everyFieldComesBack(_ id: String) throws {
    let field = try #require(Fields.field(id))
    for value in Self.samples(of: field) {
      var changed = Settings()
      field.write(&changed, value)
      try #require(field.read(changed) == value)
      let store = workspace.settings()
      #expect(try store.save(changed, changedFrom: store.load().settings) == changed)
      #expect(store.load() == LoadedSettings(settings: changed))
      #expect(try store.save(Settings(), changedFrom: changed) == Settings())
    }
  }

  /// Values other than the default, awkward ones among them.
  private static func samples(of field: Field) -> [FieldValue] {
    switch field.standard {
    case .flag(let on): [.flag(!on)]
    case .number(let number): [.number(number + 1)]
    case .list where field.id == "gateway.aliases": [.list(["gpt-.{1,3}=a/b?top_p=0.5", "(a|b)=c/\\1"])]
    case .list where field.id == "gateway.origins": [.list(["http://localhost:3000", "https://a.example"])]
    case .list: [.list(["openai", "google-vertex/global", "null", "no"])]
    case .word:
      switch field.control.resolved(Settings(), World()) {
      case .amount: [.word("2.5"), .word("0")]
      case .number where field.id == "gateway.port": [.word("0"), .word("65535")]
      case .dropdown where field.id == "gateway.response-format": [.word("url")]
      case .dropdown where field.id == "gateway.mask": [.word("composite")]
      case .dropdown where field.id == "gateway.chat-images": [.word("markdown")]
      case .dropdown where field.id.hasPrefix("gateway.identity."): [.word("override"), .word("passthrough")]
      case .dropdown where field.id.hasPrefix("general."): [.word("none")]
      case .dropdown where field.id == "preview.protocol": [.word("sixel"), .word("symbols")]
      case .dropdown where field.id == "appearance.thumbnails": [.word("small"), .word("largest")]
      case .dropdown where field.id == "preview.symbols": [.word("octant")]
      case .dropdown where field.id == "speech.format": [.word("pcm"), .word("wav")]
      case .dropdown where field.id == "mcp.preview": [.word("none")]
      case .dropdown where field.id == "prompt.fallback-type": [.word("descriptive")]
      case .dropdown where field.id.hasSuffix(".sort"): [.word("price")]
      case .dropdown where field.id.hasSuffix(".data-policy"): [.word("deny")]
      case .dropdown where field.id.hasPrefix("styles."): [.word(""), .word("my_styles__gone"), .word("true")]
      default: ["null", "~", "1e3", "0x10", "yes", "a: b # c", "- x", "\"quoted\" 'word'", "día"].map { .word($0) }
      }
    }
  }

  @Test func aliasesAreReadInBothShapes() throws {
    let aliases = "aliases: ['a.*=b/c', {pattern: 'd(\\d)', replacement: 'e/f-\\1'}, x=y/z]"
    try workspace.put("gateway: {\(aliases), port: 9000}\n", at: file)
    let loaded = workspace.settings().load()
    #expect(loaded.settings.gateway.aliases == ["a.*=b/c", "d(\\d)=e/f-\\1", "x=y/z"] && loaded.notices.isEmpty)
    #expect(loaded.settings.gateway.port == 9000)
    try workspace.put("gateway: {aliases: ['(=x']}\n", at: file)
    let broken = workspace.settings().load()
    #expect(broken.settings.gateway.aliases.isEmpty && broken.notices.first?.contains("regular expression") == true)
  }

  @Test func aFileThatChangesIsReadAgain() throws {
    let store = workspace.settings()
    #expect(store.load().settings.general.timeout == Settings().general.timeout)
    for timeout in [30, 40, 50] {
      try workspace.put("general: {timeout: \(timeout)}\n", at: file)
      #expect(store.load().settings.general.timeout == timeout)
      #expect(store.load().settings.general.timeout == timeout)
    }
    try FileManager.default.removeItem(atPath: file)
    #expect(store.load().settings == Settings())
  }

  @Test func onlyWhatDiffersIsWritten() throws {
    var changed = Settings()
    changed.general.timeout = 120
    changed.textToImage.model = "openai/gpt-5-image"
    changed.textToImage[parameter: "resolution"] = "2K"
    changed.favourites = ["b/two", "a/one"]
    _ = try workspace.settings().save(changed, changedFrom: Settings())
    let lines = try #require(workspace.text(file)).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines == [
        "version: 1", "general:", "  timeout: 120", "text-to-image:", "  model: openai/gpt-5-image", "  parameters:",
        "    openai/gpt-5-image:", "      resolution: 2K", "favourites:", "- b/two", "- a/one",
      ])
    #expect(try workspace.mode(file) == 0o600)
    #expect(workspace.settings().load().settings == changed)
  }

  @Test func parametersAreRememberedForEachModel() throws {
    let store = workspace.settings()
    var settings = Settings()
    settings.editing[parameter: "seed"] = "7"
    settings = try store.save(settings, changedFrom: Settings())
    var next = settings
    next.editing.model = "x/y"
    next.editing[parameter: "quality"] = "high"
    settings = try store.save(next, changedFrom: settings)
    #expect(
      store.load().settings.editing.parameters
        == ["google/gemini-2.5-flash-image": ["seed": "7"], "x/y": ["quality": "high"]])
    next.editing.model = "google/gemini-2.5-flash-image"
    next.editing[parameter: "seed"] = nil
    _ = try store.save(next, changedFrom: settings)
    #expect(store.load().settings.editing.parameters == ["x/y": ["quality": "high"]])
  }

  @Test func aParameterWrittenByHandCountsUntilItIsChanged() throws {
    try workspace.put("text-to-image:\n  resolution: 4K\n", at: file)
    let store = workspace.settings()
    let loaded = store.load().settings
    #expect(loaded.textToImage[parameter: "resolution"] == "4K")
    var changed = loaded
    changed.textToImage[parameter: "resolution"] = "1K"
    #expect(try store.save(changed, changedFrom: loaded) == changed)
    #expect(store.load().settings.textToImage[parameter: "resolution"] == "1K")
  }

  @Test func unknownKeysSurvive() throws {
    try workspace.put(
      """
      # mine
      future: {on: yes, list: [1, "2", ~]}
      general:
        timeout: 60
        gadget: 0x1F
      notes: |
        two
        lines
      """, at: file)
    let store = workspace.settings()
    var changed = store.load().settings
    changed.general.timeout = 300
    changed.appearance.theme = "light"
    _ = try store.save(changed, changedFrom: store.load().settings)
    let before = try YAMLTree(parsing: Array("{on: yes, list: [1, \"2\", ~]}".utf8))
    let written = try #require(workspace.text(file))
    let after = try #require(try YAMLTree(parsing: Array(written.utf8)))
    #expect(after["future"] == before)
    #expect(after["general"] == .map([.init("gadget", .word("0x1F", style: .plain))]))
    #expect(after["notes"]?.text == "two\nlines\n" || after["notes"]?.text == "two\nlines")
    #expect(after["appearance"]?["theme"]?.text == "light")
    #expect(after["version"]?.text == "1")
  }

  @Test func badValuesBecomeDefaultsAndNotices() throws {
    try workspace.put(
      """
      general: {timeout: 9999, automatic-setup: maybe, editing: comfyui, client: [a, b], text-to-image: none}
      prompt: {max-length: NaN, fallback-type: Descriptive}
      analysis: {data-policy: deni, only: [openai, azure], ignore: "x, y", sort: ~}
      editing: {max-references: 12}
      styles: 5
      """, at: file)
    let loaded = workspace.settings().load()
    var expected = Settings()
    expected.general.textToImage = .none
    expected.prompt.fallbackType = .descriptive
    expected.analysis.only = ["openai", "azure"]
    expected.analysis.ignore = ["x", "y"]
    expected.editing.maxReferences = 12
    #expect(loaded.settings == expected)
    let named = [
      "general.client", "general.editing", "general.timeout", "general.automatic-setup", "prompt.max-length",
      "analysis.data-policy",
    ]
    #expect(loaded.notices.count == named.count)
    for (notice, id) in zip(loaded.notices, named) { #expect(notice.contains(id), "\(notice)") }
  }

  @Test(arguments: SettingsStoreTests.broken) func brokenFilesAreMovedAside(_ sample: Broken) throws {
    try workspace.put(sample.bytes, at: file)
    let store = workspace.settings()
    let started = ContinuousClock.now
    let loaded = store.load()
    #expect(started.duration(to: .now) < .seconds(60))
    var lost = Settings()
    lost.budget.perDay = loaded.settings.budget.perDay
    #expect(loaded.settings == lost && lost.budget.perDay.contains(".corrupt-"))
    #expect(loaded.notices.count == 2 && loaded.notices[0].contains(".corrupt-"), "\(loaded.notices)")
    let aside = try workspace.names(in: workspace.paths.config).filter { $0.hasPrefix("config.yaml.corrupt-2026") }
    #expect(aside.count == 1)
    #expect(
      FileManager.default.contents(atPath: workspace.paths.config + "/" + (aside.first ?? "")) == Data(sample.bytes))
    var changed = Settings()
    changed.general.timeout = 5
    #expect(try store.save(changed, changedFrom: lost) == changed)
    #expect(store.load() == LoadedSettings(settings: changed))
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
  }

  static let broken: [Broken] = {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      bomb += "a\(level): &a\(level) [" + (0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ",") + "]\n"
    }
    return [
      Broken(testDescription: "no YAML", bytes: Array("general: {timeout: 3".utf8)),
      Broken(testDescription: "twice the same key", bytes: Array("a: 1\na: 2\n".utf8)),
      Broken(testDescription: "a list", bytes: Array("- 1\n- 2\n".utf8)),
      Broken(testDescription: "two documents", bytes: Array("a: 1\n---\nb: 2\n".utf8)),
      Broken(testDescription: "binary", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF]),
      Broken(testDescription: "too long", bytes: Array(repeating: UInt8(ascii: "#"), count: YAMLTree.sizeLimit + 1)),
      Broken(testDescription: "deep", bytes: Array(("a: " + String(repeating: "[", count: 100_000)).utf8)),
      Broken(
        testDescription: "deep and closed",
        bytes: Array(("a: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)).utf8)),
      Broken(testDescription: "keys that are lists", bytes: Array("? [a, b]\n: c\n".utf8)),
      Broken(testDescription: "aliases of aliases", bytes: Array(bomb.utf8)),
      Broken(testDescription: "aliases as keys", bytes: Array((bomb + "? *a20\n: 1\n").utf8)),
      Broken(
        testDescription: "many values", bytes: Array(("a: [" + String(repeating: "1,", count: 200_000) + "]").utf8)),
    ]
  }()

  @Test(arguments: ["\n# only a comment\n", "---\n", "~", "\u{FEFF}general:\n"]) func emptyFilesAreFine(
    _ text: String
  ) throws {
    try workspace.put(text, at: file)
    #expect(workspace.settings().load() == LoadedSettings(settings: Settings()))
  }

  @Test func aLaterVersionIsReadAndNotWritten() throws {
    let text = "version: 2\ngeneral: {timeout: 42}\n"
    try workspace.put(text, at: file)
    let store = workspace.settings()
    let loaded = store.load()
    #expect(loaded.settings.general.timeout == 42)
    #expect(loaded.notices.count == 1)
    var changed = loaded.settings
    changed.general.timeout = 43
    #expect(throws: Failure.self) { try store.save(changed, changedFrom: loaded.settings) }
    #expect(workspace.text(file) == text)
  }

  @Test func theEnvironmentIsOverTheFileAndNotWritten() throws {
    try workspace.put("general: {timeout: 42}\n", at: file)
    let store = workspace.settings([
      "VISUALIZER_GENERAL_TIMEOUT": "77", "VISUALIZER_EDITING_ONLY": "openai,azure", "VISUALIZER_STYLES_ART": "",
      "VISUALIZER_PROMPT_MAX_LENGTH": "many", "VISUALIZER_TEXT_TO_IMAGE_MODEL": "a/b",
      "VISUALIZER_TEXT_TO_IMAGE_SEED": "3",
    ])
    let loaded = store.load()
    #expect(loaded.settings.general.timeout == 77)
    #expect(loaded.settings.editing.only == ["openai", "azure"])
    #expect(loaded.settings.textToImage.parameters == ["a/b": ["seed": "3"]])
    #expect(
      loaded.overridden == ["general.timeout", "editing.only", "text-to-image.model", "text-to-image.seed"])
    #expect(loaded.notices.count == 1 && loaded.notices[0].hasPrefix("VISUALIZER_PROMPT_MAX_LENGTH"))
    var changed = loaded.settings
    changed.appearance.theme = "light"
    #expect(try store.save(changed, changedFrom: loaded.settings) == changed)
    let written = workspace.settings().load().settings
    #expect(written.general.timeout == 42 && written.editing.only.isEmpty && written.textToImage.parameters.isEmpty)
    #expect(written.appearance.theme == "light")
  }

  @Test func twoInstancesKeepEachOthersChanges() throws {
    let (one, two) = (workspace.settings(), workspace.settings())
    let start = one.load().settings
    var ours = start
    ours.general.timeout = 10
    ours.favourites = ["a/one"]
    var theirs = start
    theirs.prompt.maxLength = 2048
    theirs.favourites = ["b/two"]
    _ = try one.save(ours, changedFrom: start)
    let merged = try two.save(theirs, changedFrom: start)
    #expect(merged.general.timeout == 10 && merged.prompt.maxLength == 2048)
    #expect(merged.favourites == ["a/one", "b/two"])
    #expect(one.load().settings == merged)
  }

  @Test func manyWritersAtOnceLoseNothing() async throws {
    let ids = Fields.all.filter { $0.id.hasSuffix(".only") || $0.id.hasSuffix(".ignore") }.map(\.id)
    await withTaskGroup(of: Void.self) { group in
      for id in ids {
        let store = workspace.settings()
        group.addTask {
          var changed = Settings()
          Fields.field(id)?.write(&changed, .list([id]))
          _ = try? store.save(changed, changedFrom: Settings())
        }
      }
    }
    let settings = workspace.settings().load().settings
    for id in ids { #expect(Fields.field(id)?.read(settings) == .list([id])) }
  }

  @Test func aStuckLockDoesNotStopAnyone() throws {
    let lock = workspace.paths.state + "/config.lock"
    let held = try OpenFile(lock, flags: O_RDWR | O_CREAT, mode: 0o600)
    try #require(flock(held.descriptor, LOCK_EX) == 0)
    var done = false
    try FileLock.holding(lock, patience: .milliseconds(30)) { () throws(Failure) in done = true }
    #expect(done)
    flock(held.descriptor, LOCK_UN)
  }

  @Test func aFolderInPlaceOfTheFileIsNoticedAndKept() throws {
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    let store = workspace.settings()
    #expect(store.load().notices.count == 1)
    var changed = Settings()
    changed.general.timeout = 5
    #expect(throws: Failure.self) { try store.save(changed, changedFrom: Settings()) }
  }

  @Test(.enabled(if: geteuid() != 0)) func aReadOnlyFolderKeepsTheOldFile() throws {
    let text = "general: {timeout: 42}\n"
    try workspace.put(text, at: file)
    try #require(chmod(workspace.paths.config, 0o500) == 0)
    defer { chmod(workspace.paths.config, 0o700) }
    #expect(throws: Failure.self) { try workspace.settings().save(Settings(), changedFrom: changedTimeout) }
    #expect(workspace.text(file) == text)
  }

  private var changedTimeout: Settings {
    var settings = Settings()
    settings.general.timeout = 42
    return settings
  }

  @Test func aLinkedFileIsWrittenThrough() throws {
    let target = try workspace.put("general: {timeout: 42}\n", at: "dotfiles/config.yaml")
    try #require(chmod(target, 0o644) == 0)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: target)
    let store = workspace.settings()
    var changed = store.load().settings
    changed.general.timeout = 43
    _ = try store.save(changed, changedFrom: store.load().settings)
    #expect(workspace.text(target)?.contains("timeout: 43") == true)
    #expect(try workspace.mode(target) == 0o644)
    #expect(LinkedPath.linkStatus(file).map { $0.st_mode & S_IFMT } == S_IFLNK)
  }
}
