import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// Names and texts that try to command the terminal or to break the columns.
@Suite struct HostileTests {
  private static let nasty = [
    "evil/\u{1B}[2J\u{1B}]52;c;eA==\u{7}", "evil/\u{202E}gnp.exe\u{2066}",
    "evil/" + String(repeating: "x", count: 10_000),
    "evil/日本語の模型の名前", "evil/\u{9B}31m\u{90}q\u{9C}", "evil/\r\n\t\u{0}\u{8}\u{7F}",
    "evil/" + String(repeating: "\u{301}", count: 1000), "evil/👩‍👩‍👧‍👦🏳️‍🌈", "", "/", " ", "evil/\u{E0041}\u{200B}\u{FEFF}",
  ]

  private func isHarmless(_ frame: Surface) -> Bool {
    frame.cells.allSatisfy { cell in
      ([cell.base.value, cell.marks.0, cell.marks.1]).allSatisfy { value in
        switch value {
        case 0: true
        case 1..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: false
        default: true
        }
      }
    }
  }

  private func check(_ model: inout Model, _ name: String) {
    for (width, height) in [(80, 24), (120, 40), (40, 12), (180, 50)] {
      model.resize(width, height)
      model.prepare()
      #expect(isHarmless(model.frame()), "\(name) at \(width)x\(height)")
    }
  }

  @Test(arguments: nasty) func modelsAreHarmlessEverywhere(id: String) throws {
    var row = imageModel(id, name: id, summary: id + "\n" + id)
    row.chatParameters = [id]
    var settings = Settings()
    settings.general.automaticSetup = false
    settings.textToImage.model = id
    settings.textToImage.only = [id]
    var model = Model.make(panel: .openRouter(.textToImage), settings: settings, catalogue: .make([row]))
    _ = model.update(.endpointsLoaded(model: id, [.make(id, slug: id)]))
    check(&model, "form")
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    #expect(model.context == .picker)
    check(&model, "picker")
    model.send(.escape)
    try model.focus(setting: "text-to-image.only")
    model.send(.enter)
    check(&model, "providers")
    model.send(.escape)
    model.resize(80, 24)
    model.go(to: .create)
    check(&model, "create")
    try model.focus(.draft(.format))
    try model.act(.previewPrompt)
    check(&model, "preview")
    model.send(.escape)
    try model.act(.generate)
    check(&model, "generating")
  }

  @Test(arguments: nasty) func answersAndFailuresAreHarmless(text: String) throws {
    var model = Model.make(120, 40)
    let job = try #require(jobToSend(try model.act(.generate)))
    var picture = model.picture(of: job, path: "/pictures/\(text)")
    picture.item.asset.origin.provider = text
    picture.item.asset.origin.generationID = text
    picture.item.asset.mediaType = "image/\(text)"
    var outcome = Outcome.make()
    outcome.text = text
    _ = model.update(.finished(job, [picture], outcome))
    check(&model, "result")
    _ = model.update(.pictureSaved(picture.picture.id, path: text))
    check(&model, "saved")
    _ = model.update(.effectFailed(Failure(.server, text, advice: text)))
    check(&model, "notice")
    try model.act(.log)
    check(&model, "log")
    model.send(.escape)
    _ = model.update(.keyChecked(.refused(text)))
    check(&model, "status")
    _ = model.update(.keyChecked(.unreachable(text)))
    model.now += 20
    try model.act(.again)
    let next = try #require(model.jobs.last?.id)
    _ = model.update(.failed(next, Failure(.server, text, advice: text, generationID: text)))
    check(&model, "failure")
  }

  @Test(arguments: nasty) func whatIsTypedIsHarmless(text: String) throws {
    var model = Model.make()
    model.paste(text: text)
    check(&model, "prompt")
    try model.act(.palette)
    model.paste(text: text)
    check(&model, "palette")
    model.send(.escape, .escape)
    model.create.prompt = TextBuffer(text, isMultiline: true)
    check(&model, "a draft from elsewhere")
  }

  @Test func columnsStayAlignedAfterWideNames() throws {
    let rows = [imageModel("lab/日本語"), imageModel("lab/plain"), imageModel("lab/e\u{301}\u{301}\u{301}cole")]
    var model = Model.make(panel: .openRouter(.textToImage), catalogue: .make(rows))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    model.prepare()
    let frame = model.frame()
    let rights = try ["lab/plain", "lab/日本語"].map { id -> Int? in
      let y = try model.place(of: id).y
      return frame.row(y).map(\.text).lastIndex(of: "│")
    }
    #expect(rights[0] == rights[1])
  }

  @Test(.timeLimit(.minutes(1))) func fiftyThousandModelsFilterAtOnce() throws {
    let models = (0..<50_000).map { imageModel("lab\($0 % 97)/model-\($0)") }
    var model = Model.make(panel: .openRouter(.textToImage), catalogue: .make(models))
    model.settings.textToImage.model = "lab1/model-1"
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    let start = ContinuousClock.now
    model.write("lab7 model-4")
    _ = model.screen()
    #expect(ContinuousClock.now - start < .seconds(20))
    guard case .picker(let state) = model.editor else { throw NotOnScreen(text: "picker") }
    #expect(!state.picker.rows.isEmpty)
  }
}
