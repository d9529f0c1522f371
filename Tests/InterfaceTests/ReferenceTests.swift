import Cells
import Domain
import Testing

@testable import Interface

/// References on Create: adding, order, removal, and what they make of the request.
@Suite struct ReferenceTests {
  private func model(_ names: String..., size: Size = Size(width: 80, height: 24)) -> Model {
    // Revision, which asks another model first, has tests of its own.
    var settings = Settings()
    settings.prompt.reviseEdits = false
    var model = Model.make(size.width, size.height, settings: settings)
    if !names.isEmpty { _ = model.update(.referencesRead(names.map { .make($0) }, refused: [], .add)) }
    model.notice = nil
    return model
  }

  private func allowing(_ count: Int, _ names: String...) -> Model {
    var settings = Settings()
    settings.editing.maxReferences = count
    settings.prompt.reviseEdits = false
    var model = Model.make(settings: settings)
    _ = model.update(.referencesRead(names.map { .make($0) }, refused: [], .add))
    return model
  }

  @Test func withoutReferencesItIsTextToImage() throws {
    var model = model()
    #expect(model.screen().contains("→ text to image"))
    #expect(model.screen().contains("0/1"))
    #expect(try model.plan.get().capability == .textToImage)
  }

  @Test func aReferenceMakesItAnEditOfTheEditingModel() throws {
    var settings = Settings()
    settings.editing.model = "google/gemini-3-pro-image-preview"
    var model = Model.make(settings: settings)
    _ = model.update(.referencesRead([.make("a.png")], refused: [], .add))
    let plan = try model.plan.get()
    #expect(plan.capability == .editing)
    #expect(plan.requests[0].model == "google/gemini-3-pro-image-preview")
    #expect(plan.requests[0].references.map(\.name) == ["a.png"])
    #expect(model.screen().contains("→ image edit"))
    #expect(model.screen().contains("a.png"))
    #expect(model.form.refs.contains(.setting("editing.resolution")))
    #expect(!model.form.refs.contains(.setting("text-to-image.resolution")))
    model.resize(80, 40)
    #expect(model.screen().contains("1 reference"))
  }

  @Test func theEditingChipCounts() {
    var narrow = model("a.png")
    #expect(narrow.screen().contains("Edit ×1"))
    var wide = model("a.png", size: Size(width: 200, height: 50))
    #expect(wide.screen().contains("References 1"))
  }

  @Test func moreThanTheMaximumIsASentenceAndNothingIsSent() throws {
    var model = model("a.png", "b.png")
    #expect(model.referenceLimit == 1)
    #expect(model.screen().contains("2/1"))
    #expect(sends(try model.act(.generate)) == 0)
    #expect(model.notice?.text.contains("Max. references allows (1)") == true)
  }

  @Test func aListNeverGrowsPastSixteen() {
    var model = Model.make()
    _ = model.update(.referencesRead((1...20).map { .make("\($0).png") }, refused: [], .add))
    #expect(model.create.references.count == 16)
    #expect(model.notice?.text == "16 references are the most; 4 were left out.")
  }

  @Test func nothingIsSentWhileAFileIsRead() throws {
    var model = model()
    let effects = model.readReferences(["/a.png"])
    #expect(effects == [.readReferences(["/a.png"], .add)])
    #expect(sends(try model.act(.generate)) == 0)
    _ = model.update(.referencesRead([.make("a.png")], refused: [], .add))
    model.now += 10
    #expect(sends(try model.act(.generate)) == 1)
  }

  @Test func whatIsRefusedIsSaidAndChangesNothing() {
    var model = model("a.png")
    let failure = Failure(.notAnImage, "page.png cannot be used as a picture.")
    let effects = model.update(.referencesRead([], refused: [failure], .iterate))
    #expect(effects == [.beep])
    #expect(model.create.references.map(\.name) == ["a.png"])
    #expect(model.notice?.text == failure.sentence)
  }

  @Test func aTreatmentIsSaid() {
    var model = Model.make()
    _ = model.update(.referencesRead([.make("a.jpg", treatment: "turned upright")], refused: [], .add))
    #expect(model.notice?.text.hasPrefix("a.jpg goes along changed: turned upright.") == true)
    #expect(model.screen().contains("640×360 PNG 3 B  turned upright"))
  }

  @Test func tooManyAreSaidAsOnCreateAndOnTheChip() throws {
    var model = Model.make(120, 40)
    _ = model.update(.referencesRead([.make("a.png"), .make("b.png")], refused: [], .add))
    guard case .failure(let failure) = model.plan else { throw NotOnScreen(text: "failure") }
    #expect(failure.title == "2 references are more than Max. references allows (1).")
    #expect(model.notice?.text == failure.sentence)
    #expect(model.screen().contains("✗ Edit ×2 of 1"))
    #expect(allowing(3, "a.png", "b.png").statuses.count == 3)
    var fitting = allowing(3, "a.png", "b.png")
    #expect(!fitting.screen().contains("✗ Edit"))
  }

  @Test func theSameFileTakesItsOwnPlace() {
    let model = allowing(3, "a.png", "b.png", "a.png")
    #expect(model.create.references.map(\.name) == ["a.png", "b.png"])
  }

  @Test func orderAndRemoval() throws {
    var model = allowing(3, "a.png", "b.png", "c.png")
    try model.focus(.reference(2))
    try model.act(.earlierReference)
    #expect(model.create.references.map(\.name) == ["a.png", "c.png", "b.png"])
    #expect(model.focusedRef == .reference(1))
    model.send(.shiftUp)
    #expect(model.create.references.map(\.name) == ["c.png", "a.png", "b.png"])
    try model.act(.earlierReference)
    #expect(model.focusedRef == .reference(0))
    try model.act(.laterReference)
    #expect(model.create.references.map(\.name) == ["a.png", "c.png", "b.png"])
    try model.act(.removeReference)
    #expect(model.create.references.map(\.name) == ["a.png", "b.png"])
    #expect(model.focusedRef == .reference(1))
    model.send(.delete)
    model.send(.backspace)
    #expect(model.create.references.isEmpty)
    #expect(model.focusedRef == .references)
    model.send(.character("-"))
    #expect(model.notice?.text == "Go to a reference on Create first.")
  }

  @Test func theFocusStaysOnItsFieldWhenRowsCome() throws {
    var model = Model.make()
    try model.focus(.generate)
    _ = model.update(.referencesRead([.make("a.png")], refused: [], .add))
    #expect(model.focusedRef == .generate)
  }

  @Test func enterOnAReferenceOpensTheFile() throws {
    var model = model("a.png")
    try model.focus(.reference(0))
    #expect(model.send(.enter) == [.openViewer(path: "/pics/a.png")])
  }

  @Test func iterateReplacesTheReferencesAndGoesToThePrompt() throws {
    var model = model("old.png")
    let id = try model.makePicture()
    model.zone = .result
    let effects = model.send(.character("i"))
    #expect(effects == [.readReferences(["/pictures/2026-11-21 corridor.png"], .iterate)])
    _ = model.update(.referencesRead([.make("2026-11-21 corridor.png", folder: "/pictures")], refused: [], .iterate))
    #expect(model.create.references.map(\.name) == ["2026-11-21 corridor.png"])
    #expect(model.context == .text)
    #expect(model.layout.form != nil)
    #expect(model.pictures.map(\.id) == [id])
  }

  @Test func useAsReferenceAddsIt() throws {
    var model = allowing(3, "a.png")
    try model.makePicture()
    model.zone = .result
    #expect(model.send(.character("U")) == [.readReferences(["/pictures/2026-11-21 corridor.png"], .add)])
    #expect(model.context == .result)
    _ = model.update(.referencesRead([.make("corridor.png")], refused: [], .add))
    #expect(model.create.references.count == 2)
  }

  @Test func aPictureInMemoryAloneCannotBeIterated() throws {
    var model = Model.make()
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.finished(job, [model.picture(of: job, path: "")], .make()))
    model.zone = .result
    #expect(model.send(.character("i")) == [.beep])
    #expect(model.notice?.kind == .warning)
  }

  @Test func editAgainTakesTheReferencesBack() throws {
    var model = model("a.png")
    try model.makePicture()
    model.changeReferences { $0 = [] }
    model.zone = .result
    try model.act(.editAgain)
    #expect(model.create.references.map(\.name) == ["a.png"])
  }
}
