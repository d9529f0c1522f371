import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// What stands on Create is kept, a moment after it changed and when the program ends, and comes back.
@Suite struct DraftTests {
  private func kept(_ effects: [Effect]) -> SavedDraft? {
    effects.lazy.compactMap { if case .saveDraft(let draft) = $0 { draft } else { nil } }.first
  }

  @Test func aChangeIsKeptOnceItHasRested() throws {
    var model = Model.make()
    _ = model.update(.ticked(10))
    #expect(model.unsavedDraft == nil && model.draftDue == nil)
    model.send(.enter, .control("u"))
    model.write("a fox")
    #expect(model.draftDue == 13)
    _ = model.update(.ticked(12))
    model.write("!")
    #expect(model.update(.ticked(13)).isEmpty)
    #expect(kept(model.update(.ticked(15)))?.prompt == "a fox!")
    #expect(model.unsavedDraft == nil && model.draftDue == nil && model.update(.ticked(60)).isEmpty)
  }

  @Test func whatIsTheSameAgainIsNotWritten() throws {
    var model = Model.make()
    model.send(.enter, .character("x"), .backspace, .left)
    #expect(model.draftDue != nil && model.unsavedDraft == nil)
    #expect(model.update(.ticked(9)).isEmpty && model.draftDue == nil)
  }

  @Test func aRestingDraftDrawsNothing() throws {
    var model = Model.make()
    model.send(.enter, .character("x"))
    #expect(model.draftDue != nil && !model.isMoving)
  }

  @Test func allOfItComesBack() throws {
    var model = Model.make()
    let draft = SavedDraft(
      prompt: "", negative: "hands", instructions: "two\nlines", character: "Ada", visType: .characterCard,
      format: .portrait, style: "visual_styles__anime", count: 3, references: ["/pics/a.png", "/pics/b.png"])
    model.restore(draft)
    #expect(model.create.prompt.text.isEmpty && model.create.negative.text == "hands")
    #expect(model.create.instructions.text == "two\nlines" && model.create.character == "Ada")
    #expect(model.create.visType == .characterCard && model.create.format == .portrait && model.create.count == 3)
    #expect(model.create.style == "visual_styles__anime")
    #expect(model.start().contains(.readReferences(["/pics/a.png", "/pics/b.png"], .restore)))
    #expect(model.unsavedDraft == nil, "references that are still being read are not lost")
    _ = model.update(.referencesRead([.make("a.png"), .make("b.png")], refused: [], .restore))
    #expect(model.create.references.map(\.name) == ["a.png", "b.png"] && model.unsavedDraft == nil)
    #expect(model.notice == nil)
  }

  @Test func aReferenceThatIsGoneIsSaid() throws {
    var model = Model.make()
    model.restore(SavedDraft(prompt: "x", negative: "", references: ["/pics/a.png", "/pics/gone.png"]))
    _ = model.start()
    let gone = Failure(.unreadableFile, "gone.png cannot be read: there is no such file.")
    _ = model.update(.referencesRead([.make("a.png")], refused: [gone], .restore))
    #expect(model.notice?.text.contains("gone.png cannot be read") == true)
    #expect(model.create.references.map(\.name) == ["a.png"])
    #expect(model.unsavedDraft?.references == ["/pics/a.png"])
  }

  @Test func hostileTextCannotCommandTheTerminal() throws {
    var model = Model.make()
    let text = "a\u{1B}]52;c;x\u{7}\u{9B}2J\u{202E}b\tc"
    model.restore(
      SavedDraft(
        prompt: text + String(repeating: "x", count: 40_000), negative: text, instructions: text, style: "no-such",
        count: 1_000_000, references: Array(repeating: "/x", count: 100)))
    #expect(
      model.create.prompt.text.hasPrefix("a]52;c;x2J\u{202E}b cx") && model.create.prompt.text.utf8.count <= 32_768)
    #expect(
      model.create.style == nil && model.create.count == Rules.images.upperBound
        && model.drafts.awaited.count == Rules.mostReferences)
    let screen = model.screen()
    #expect(!screen.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) })
    #expect(!screen.contains("\u{202E}"))
  }

  @Test func withoutReferencesNothingIsRead() {
    var model = Model.make()
    model.restore(SavedDraft(prompt: "x", negative: ""))
    #expect(!model.start().contains { if case .readReferences = $0 { true } else { false } })
    #expect(model.references.pending == 0)
  }
}
