import Domain
import Foundation
import Testing

@testable import Storage

/// What stood on Create, on disk.
@Suite struct DraftStoreTests {
  private let workspace: Workspace
  private let store: DiskDraftStore

  init() throws {
    workspace = try Workspace()
    store = DiskDraftStore(paths: workspace.paths)
  }

  private let draft = SavedDraft(
    prompt: "a fox\n\"in\" snow \u{1F469}\u{200D}\u{1F680} \u{6A9}\u{200C}\u{627}", negative: "", instructions: "x",
    character: "Ada", visType: .sceneCard, format: .square, style: "visual_styles__anime", count: 4,
    references: ["/pics/a b.png"])

  @Test func itComesBackAsItWas() throws {
    #expect(store.load() == nil)
    try store.save(draft)
    #expect(store.load() == draft)
    #expect(try workspace.mode(workspace.paths.draftFile) == 0o600)
    #expect(try workspace.names(in: workspace.paths.state) == ["draft.json"])
    var other = draft
    (other.prompt, other.style) = ("", nil)
    try store.save(other)
    #expect(store.load() == other, "the last one to write counts, and an emptied prompt stays empty")
  }

  @Test func theDemoHasItsOwn() throws {
    try store.save(draft)
    #expect(DiskDraftStore(paths: workspace.paths.demo).load() == nil)
    try DiskDraftStore(paths: workspace.paths.demo).save(SavedDraft(prompt: "demo", negative: ""))
    #expect(store.load() == draft)
  }

  @Test(arguments: [
    "", "{", "[]", "null", "{\"prompt\": 3}", "{\"negative\": \"x\"}", "\u{0}\u{1}",
    String(repeating: "[", count: 100_000),
  ]) func whatIsNoDraftIsIgnored(text: String) throws {
    try workspace.put(text, at: workspace.paths.draftFile)
    #expect(store.load() == nil)
    try store.save(draft)
    #expect(store.load() == draft)
  }

  @Test func bytesThatAreNoTextAndFilesThatAreNoneAreIgnored() throws {
    try workspace.put([0xFF, 0xFE, 0x7B, 0x80], at: workspace.paths.draftFile)
    #expect(store.load() == nil)
    try workspace.put("{\"prompt\": \"" + String(repeating: "x", count: 300_000) + "\"}", at: workspace.paths.draftFile)
    #expect(store.load() == nil)
    try FileManager.default.removeItem(atPath: workspace.paths.draftFile)
    try #require(mkfifo(workspace.paths.draftFile, 0o600) == 0)
    #expect(store.load() == nil)
  }

  @Test func fieldsThatCannotBeReadAreAsOnAFreshPanel() throws {
    try workspace.put(
      #"{"prompt":"a","visType":"HAT","format":9,"count":"x","references":[1],"style":{},"new":true}"#,
      at: workspace.paths.draftFile)
    #expect(store.load() == SavedDraft(prompt: "a", negative: ""))
  }

  @Test func hostilePathsAndNamesAreLeftOutOrMadeHarmless() throws {
    try workspace.put(
      #"{"prompt":"a","character":"A\u001b]52;x\u202e","style":"s\u0007","references":["a.png","/b\u0000.png","/c.png"]}"#,
      at: workspace.paths.draftFile)
    let read = try #require(store.load())
    #expect(read.references == ["/c.png"])
    #expect(read.character == "A\u{241B}]52;x\\u{202E}" && read.style == "s\u{2407}")
  }

  @Test func whatCannotBeKeptIsSaidAndTheOldOneStays() throws {
    try store.save(draft)
    var long = draft
    long.prompt = String(repeating: "x", count: 300_000)
    #expect(throws: Failure.self) { try store.save(long) }
    #expect(store.load() == draft)
  }
}
