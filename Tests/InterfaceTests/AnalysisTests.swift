import Cells
import Domain
import Foundation
import Testing

@testable import Interface

@Suite struct AnalysisTests {
  private func asked(_ width: Int = 80, _ height: Int = 24) throws -> (Model, JobID, ChatRequest) {
    var model = Model.make(width, height)
    try model.makePicture()
    try model.act(.analyse)
    model.now += 10
    let effects = model.send(.enter)
    guard case .analyse(let id, let path, let request)? = effects.first, effects.count == 1 else {
      throw NotOnScreen(text: "an analysis")
    }
    #expect(path.hasSuffix("corridor.png"))
    return (model, id, request)
  }

  @Test func theQuestionIsPrefilledAndOneRequestIsSent() throws {
    let (model, _, request) = try asked()
    #expect(request.text.hasPrefix(PictureQuestion.standard) && request.text.contains("Tags:"))
    #expect(request.model == "google/gemini-2.5-flash" && request.images.isEmpty)
    #expect(model.readText?.isActive == true && model.isBusy)
  }

  @Test func theEndOfTheWordsStaysInSightUntilOneGoesUp() throws {
    var model = Model.make()
    try model.makePicture()
    model.now += 10
    try model.act(.analyse)
    let job = JobID(model.nextJob)
    model.send(.enter)
    for number in 0..<60 {
      _ = model.update(.progressed(job, .text("Line \(number)\n")))
      _ = model.screen()
    }
    #expect(model.screen().contains("Line 59"))
    for _ in 0..<5 { model.send(.up) }
    _ = model.update(.progressed(job, .text("Line 60\n")))
    #expect(!model.screen().contains("Line 60"))
  }

  @Test func anOwnQuestionGoesOut() throws {
    var model = Model.make()
    try model.makePicture()
    try model.act(.analyse)
    model.send(.control("u"))
    model.write("Which plants?")
    model.now += 10
    guard case .analyse(_, _, let request)? = model.send(.enter).first else { throw NotOnScreen(text: "a request") }
    #expect(request.text.hasPrefix("Which plants?\n"))
  }

  @Test func escapeFromTheQuestionSendsNothing() throws {
    var model = Model.make()
    try model.makePicture()
    try model.act(.analyse)
    #expect(model.send(.escape).isEmpty && model.wordJobs.isEmpty && model.layers.isEmpty)
  }

  @Test func wordsComeAndAreKeptWithTheirTags() throws {
    var (model, id, _) = try asked()
    _ = model.update(.progressed(id, .sent(bytes: 9)))
    _ = model.update(.progressed(id, .text("A long ")))
    _ = model.update(.progressed(id, .text("corridor.\nTags: cor")))
    #expect(model.screen().contains("A long corridor."))
    let outcome = Outcome(text: "A long corridor.\nTags: corridor, ship", usage: Usage(cost: 0.001))
    _ = model.update(.answered(id, outcome))
    #expect(model.madeItem(0)?.asset.tags.suffix(2) == ["corridor", "ship"])
    #expect(model.madeItem(0)?.asset.analysis == "A long corridor.")
    #expect(model.screen().contains("Tags: corridor, ship"))
    model.send(.escape)
    // Reading it again costs nothing; asking again is an act of its own.
    model.now += 10
    #expect(try model.act(.analyse).isEmpty && model.screen().contains("A long corridor."))
    #expect(try model.act(.analyse).isEmpty)
    guard model.isOnTop(LineQuestion.self) else { throw NotOnScreen(text: "the question") }
    #expect(model.layers.count == 1)
  }

  @Test func withoutAPictureOrABackendNothingIsSent() throws {
    var model = Model.make()
    #expect(try model.act(.analyse).isEmpty && model.layers.isEmpty)
    var settings = Settings()
    settings.general.analysis = .none
    settings.general.automaticSetup = false
    var off = Model.make(settings: settings)
    off.now = 1
    try off.makePicture()
    try off.act(.analyse)
    off.now += 10
    #expect(off.send(.enter) == [.beep])
    #expect(off.notice?.text.contains("switched off") == true)
  }

  @Test func aPictureInMemoryAloneIsNotAsked() throws {
    var model = Model.make()
    try model.act(.generate)
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1), path: "")], .make()))
    try model.act(.analyse)
    #expect(model.layers.isEmpty && model.notice?.text.contains("memory alone") == true)
  }

  @Test func aDiscardedPictureIsNoTrap() throws {
    var (model, id, _) = try asked()
    model.gallery.remove(GalleryItem.id(made: JobID(1)))
    _ = model.update(.answered(id, Outcome(text: "A corridor.")))
    #expect(model.notice?.kind == .warning && model.screen().contains("A corridor."))
  }

  @Test func longWordsScrollAndStayInTheirFrame() throws {
    var (model, id, _) = try asked(60, 20)
    let nasty = "e\u{301}\u{301}\u{301} 漢字かな 👩‍👩‍👧 \\u{202E} "
    let text = (0..<2000).map { "\($0) \(nasty) words\($0 % 7 == 0 ? "\n" : " ")" }.joined()
    #expect(text.utf8.count > 100_000)
    _ = model.update(.progressed(id, .text(text)))
    #expect(model.screen().contains("1999"))
    try model.act(.first)
    #expect(model.screen().contains("words 20 "))
    try model.act(.last)
    #expect(model.screen().contains("1999"))
    try model.act(.up)
    guard let list = model.top(WordsLayer.self)?.list else { throw NotOnScreen(text: "the words") }
    let lines = model.wordJobs[0].flow.lines
    #expect(list.cursor < lines.count - 10 && lines.allSatisfy { DisplayWidth.of($0) <= 56 })
    model.resize(120, 40)
    _ = model.screen()
    #expect(model.wordJobs[0].flow.lines.count < lines.count)
  }

  @Test(arguments: ["one\ntwo three four five\n\nsix", "no end", "\n\n", ""])
  func flowingTextBreaksAsTheWholeDoes(text: String) {
    var flow = FlowingText()
    for character in text {
      flow.append(String(character))
      flow.wrap(width: 9)
    }
    let whole = WrappedText(text, width: 9)
    flow.wrap(width: 9)
    #expect(text.isEmpty || flow.lines == whole.lines.map { whole.text(of: $0) })
    flow.wrap(width: 20)
    let wide = WrappedText(text, width: 20)
    #expect(flow.lines == wide.lines.map { wide.text(of: $0) })
  }
}
