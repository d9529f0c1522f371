import Domain
import Foundation
import Testing

@Suite struct WritingTests {
  private func writing(_ change: (inout Settings) -> Void = { _ in }) -> PromptWriting {
    var settings = Settings()
    change(&settings)
    let style = ImageStyle(
      id: "visual_styles__digital_art", name: "Digital Art", kind: .art, positiveDescriptive: "A digital painting.",
      instructions: "Name brush strokes.")
    return PromptWriting(
      settings: settings,
      catalogue: Catalogue(
        chatModels: [CatalogueModel(id: settings.general.client, name: "Client", maxCompletionTokens: 900)],
        imageModels: [], providers: [], fetched: .now),
      styles: StyleBook([style]))
  }

  @Test func theRequestHoldsWhatIsKnown() throws {
    let brief = PromptBrief(
      instructions: " the keeper at night ", character: "Elara", visType: .characterPortrait,
      references: ["A lighthouse.", ""])
    let request = try writing().request(for: brief)
    #expect(request.model == "google/gemini-2.5-flash" && request.images.isEmpty)
    #expect(request.maxTokens == 900)
    #expect(request.system.contains("KEYWORDS:") && request.system.contains("DESCRIPTIVE:"))
    #expect(request.text.contains("character portrait, square (1:1)") && request.text.contains("named Elara"))
    #expect(request.text.contains("Digital Art: Name brush strokes."))
    #expect(request.text.contains("IMAGE 1: A lighthouse.\nIMAGE 2: (not described)"))
    #expect(request.text.hasSuffix("\n\nthe keeper at night"))
    #expect(try writing { $0.prompt.maxLength = 512 }.request(for: brief).maxTokens == 512)
    var plain = brief
    plain.style = ""
    #expect(try !writing().request(for: plain).text.contains("Digital Art"))
  }

  @Test func nothingIsAskedForWithoutInstructionsOrModel() {
    #expect(throws: Failure.self) { try writing().request(for: PromptBrief(instructions: " \n")) }
    var other = writing()
    other.settings.general.client = "gone/model"
    #expect {
      try other.request(for: PromptBrief(instructions: "a fox"))
    } throws: {
      ($0 as? Failure)?.kind == .unknownModel
    }
    other.catalogue = .empty
    #expect {
      try other.request(for: PromptBrief(instructions: "a fox"))
    } throws: {
      ($0 as? Failure)?.kind == .network
    }
  }

  static let answers = [
    "KEYWORDS:\nfox, snow\n\nDESCRIPTIVE:\nA fox in snow.",
    "DESCRIPTIVE: A fox in snow.\nKEYWORDS: fox, snow",
    "## Keywords\n- fox\n- snow\n\n**Descriptive:** A fox in snow.",
    "Here they are.\n\n**KEYWORDS:** fox, snow,\n\n2. Descriptive prompt:\n\"A fox in snow.\"",
    "```\nKeywords: fox, snow\nDescription:\nA fox in snow.\n```",
    "Keyword prompt:\r\nfox, snow\r\nDescriptive prompt:\r\nA fox in snow.",
  ]

  @Test(arguments: answers) func sectionsAreReadHoweverTheyLook(answer: String) throws {
    let written = try WrittenPrompt(answer: answer)
    #expect(written == WrittenPrompt(keywords: "fox, snow", descriptive: "A fox in snow."))
  }

  @Test func whatIsMissingIsTakenFromTheOther() throws {
    #expect(
      try WrittenPrompt(answer: "Just a fox.") == WrittenPrompt(keywords: "Just a fox.", descriptive: "Just a fox."))
    let cut = try WrittenPrompt(answer: "KEYWORDS:\nfox, snow\n\nDESCRIPTIVE:\n")
    #expect(cut.descriptive == "fox, snow")
    #expect(throws: Failure.self) { try WrittenPrompt(answer: " \n\n") }
    #expect(throws: Failure.self) { try WrittenPrompt(answer: "KEYWORDS:\nDESCRIPTIVE:") }
  }

  @Test func aSentenceAboutKeywordsIsNoLabel() throws {
    let answer = "DESCRIPTIVE:\nA sign says welcome: come in.\nKeywords are carved in stone.\nKEYWORDS: sign"
    #expect(
      try WrittenPrompt(answer: answer).descriptive == "A sign says welcome: come in.\nKeywords are carved in stone.")
  }

  @Test(arguments: [
    ("A fox.\n\nTags: Fox, snow, FOX.", "A fox.", ["fox", "snow"]),
    ("A fox.\n**Tags:** fox; snow", "A fox.", ["fox", "snow"]),
    ("A fox.\nTags:\n- fox\n- snow", "A fox.", ["fox", "snow"]),
    ("A fox with tags: none.", "A fox with tags: none.", []),
    ("", "", []),
  ])
  func tagsAreReadFromTheLastLine(answer: String, text: String, tags: [String]) {
    let analysis = PictureAnalysis(answer: answer, model: "m")
    #expect(analysis.text == text)
    #expect(analysis.tags == tags)
  }

  @Test func aFloodOfTagsIsCut() {
    let tags = (1...100).map { "tag \($0)" }.joined(separator: ",") + "," + String(repeating: "x", count: 500)
    #expect(PictureAnalysis(answer: "Tags: \(tags)", model: "m").tags.count == 12)
  }

  @Test func aQuestionNeedsABackendAndAModelThatSees() throws {
    var settings = Settings()
    let sees = CatalogueModel(id: settings.analysis.model, name: "Sees", inputs: [.text, .image])
    let catalogue = Catalogue(chatModels: [sees], imageModels: [], providers: [], fetched: .now)
    let request = try PictureQuestion("Which plants?", wantsTags: false)
      .request(settings: settings, catalogue: catalogue)
    #expect(request.text == "Which plants?" && request.maxTokens == 2048)
    #expect(try PictureQuestion().request(settings: settings, catalogue: catalogue).text.contains("\"Tags:\""))
    settings.general.analysis = .none
    #expect(throws: Failure.self) { try PictureQuestion().request(settings: settings, catalogue: catalogue) }
    settings.general.analysis = .openRouter
    let blind = CatalogueModel(id: settings.analysis.model, name: "Blind")
    let other = Catalogue(chatModels: [blind], imageModels: [], providers: [], fetched: .now)
    #expect(throws: Failure.self) { try PictureQuestion().request(settings: settings, catalogue: other) }
  }
}
