import Cells
import Domain
import Testing

@testable import Interface

/// One list of what was done; each place takes back what is seen there.
@Suite struct HistoryTests {
  private static let discard = GalleryStep.restore(["a"])

  private static func change(_ timeout: Int) -> History.Deed {
    var new = Settings()
    new.general.timeout = timeout
    return .setting(SettingsChange(old: Settings(), new: new))
  }

  private func isGallery(_ deed: History.Deed?) -> Bool { deed?.gallery != nil }

  @Test func aPlaceTakesBackItsOwnStepsAlone() {
    var history = History()
    history.record(Self.change(10), at: [.settings])
    history.record(.content(before: CreateState(), after: CreateState(prompt: "a")), at: [.create])
    history.record(.gallery(Self.discard), at: [.gallery])
    #expect(history.count(at: .settings) == 1 && history.count(at: .create) == 1)
    if case .content? = history.undo(at: .create) {} else { Issue.record("not the content") }
    #expect(!history.canUndo(at: .create) && history.canRedo(at: .create))
    #expect(history.canUndo(at: .settings) && !history.canRedo(at: .settings))
    // A new step elsewhere leaves what can be done again here.
    history.record(Self.change(20), at: [.settings])
    #expect(history.canRedo(at: .create))
    history.record(Self.change(30), at: [.create, .settings])
    #expect(!history.canRedo(at: .create))
  }

  @Test func aStepThatCouldNotBeTakenBackKeepsItsPlace() {
    var history = History()
    history.record(.gallery(Self.discard), at: [.gallery])
    history.record(Self.change(10), at: [.settings])
    _ = history.undo(at: .gallery)
    #expect(!history.canUndo(at: .gallery))
    history.settle(Self.discard, isDone: false)
    #expect(history.canUndo(at: .gallery) && !isGallery(history.newest(at: [.gallery, .settings])))
    _ = history.undo(at: .gallery)
    history.settle(Self.discard, isDone: true)
    #expect(!history.canUndo(at: .gallery))
  }

  @Test func aDiscardIsTakenBackElsewhereOnlyWhereItWasTheLastThing() throws {
    var model = Model.make(panel: .general)
    _ = model.update(.gallery(.changed(undo: Self.discard, said: "")))
    try model.focus(setting: "general.timeout")
    model.send(.right)
    #expect(!model.send(.character("u")).contains(.gallery(.undo(Self.discard))))
    #expect(model.settings.general.timeout == Rules.usualTimeout)
    #expect(model.send(.character("u")).contains(.gallery(.undo(Self.discard))))
  }

  @Test func upGoesOneLineUpInAZoomedBoxOnAWideScreen() throws {
    var model = Model.make(200, 50)
    model.isZoomed = true
    model.create.prompt.replace(with: (0..<36).map { "word\($0)" }.joined(separator: " "))
    model.send(.enter, .end)
    model.prepare()
    var before = try #require(model.frame().cursor)
    for _ in 0..<2 {
      model.send(.up)
      model.prepare()
      let now = try #require(model.frame().cursor)
      #expect(now.y == before.y - 1)
      before = now
    }
  }
}
