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
    history.record(Self.change(10), at: [.panel(.general)])
    history.record(.content(before: CreateState(), after: CreateState(prompt: "a")), at: [.create])
    history.record(.gallery(Self.discard), at: [.gallery])
    #expect(history.count(at: .panel(.general)) == 1 && history.count(at: .create) == 1)
    if case .content? = history.undo(at: .create) {} else { Issue.record("not the content") }
    #expect(!history.canUndo(at: .create) && history.canRedo(at: .create))
    #expect(history.canUndo(at: .panel(.general)) && !history.canRedo(at: .panel(.general)))
    // A new step elsewhere leaves what can be done again here.
    history.record(Self.change(20), at: [.panel(.general)])
    #expect(history.canRedo(at: .create))
    history.record(Self.change(30), at: [.create, .panel(.general)])
    #expect(!history.canRedo(at: .create))
  }

  @Test func aStepThatCouldNotBeTakenBackKeepsItsPlace() {
    var history = History()
    history.record(.gallery(Self.discard), at: [.gallery])
    history.record(Self.change(10), at: [.panel(.general)])
    _ = history.undo(at: .gallery)
    #expect(!history.canUndo(at: .gallery))
    history.settle(Self.discard, isDone: false)
    #expect(history.canUndo(at: .gallery) && !isGallery(history.newest(at: [.gallery, .panel(.general)])))
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

  /// A change that is not on the form that is seen stays, and that is said.
  @Test func undoOnAFormChangesNothingOfAnotherPanel() throws {
    var model = Model.make(panel: .general)
    try model.focus(setting: "general.timeout")
    model.send(.right)
    model.go(to: .spending)
    #expect(try model.act(.undo).isEmpty)
    #expect(model.settings.general.timeout == Rules.usualTimeout + 10)
    #expect(model.notice?.text == "Nothing to undo on Spending.")
    model.go(to: .general)
    try model.act(.undo)
    #expect(model.settings == Settings())
    #expect(model.notice?.text == "Undone: Image generation timeout is 300.")
    model.go(to: .spending)
    #expect(try model.act(.redo).isEmpty && model.settings == Settings())
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
