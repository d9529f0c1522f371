import Domain
import Foundation
import Testing

@Suite struct PreparationTests {
  private let client = "google/gemini-2.5-flash"

  private func planner(_ change: (inout Settings) -> Void = { _ in }) -> Planner {
    var settings = Settings()
    settings.editing.maxReferences = 3
    change(&settings)
    let image = CatalogueModel(
      id: settings.editing.model, name: "Image", inputs: [.text, .image], outputs: [.image, .text],
      image: ImageAbilities(
        parameters: ["input_references": .range(min: 0, max: 3)], supportsStreaming: false))
    let text = CatalogueModel(id: client, name: "Client", inputs: [.text, .image])
    return Planner(
      settings: settings,
      catalogue: Catalogue(chatModels: [image, text], imageModels: [], providers: [], fetched: .now))
  }

  private func draft(_ analyses: String?...) -> Draft {
    var draft = Draft(prompt: "make it night", style: "")
    draft.references = analyses.enumerated().map { index, analysis in
      var reference = Reference(
        name: "\(index).png", path: "/\(index).png", mediaType: "image/png", width: 4, height: 4, bytes: [1])
      reference.analysis = analysis
      return reference
    }
    return draft
  }

  @Test func withoutReferencesNothingIsAsked() throws {
    let plan = try planner { $0.prompt.automaticAnalysis = true }.plan(Draft(prompt: "a fox"))
    #expect(plan.preparation == nil)
  }

  @Test func anEditIsRevisedByDefault() throws {
    let preparation = try #require(try planner().plan(draft(nil)).preparation)
    #expect(preparation.analyses.isEmpty && preparation.requestCount == 1)
    #expect(preparation.words == "1 request to \(client) to revise the prompt")
    let request = try #require(preparation.revision).request(references: ["A lake.", ""])
    #expect(request.model == client && request.maxTokens == 1024 && request.images.isEmpty)
    #expect(request.text.contains("IMAGE 1: A lake.") && request.text.hasSuffix("make it night"))
    #expect(try planner { $0.prompt.reviseEdits = false }.plan(draft(nil)).preparation == nil)
  }

  @Test func onlyReferencesThatAreNotKnownAreAnalysed() throws {
    let planner = planner {
      $0.prompt.automaticAnalysis = true
      $0.prompt.reviseEdits = false
    }
    let preparation = try #require(try planner.plan(draft("A lake.", nil)).preparation)
    #expect(preparation.analyses.map(\.place) == [1])
    #expect(preparation.analyses.first?.request.images.map(\.name) == ["1.png"])
    #expect(preparation.words == "1 request to \(client) to analyse the reference")
    #expect(try planner.plan(draft("A lake.")).preparation == nil)
  }

  @Test func whatCannotBeAskedIsAWarningAndTheEditStillGoes() throws {
    let plan = try planner {
      $0.prompt.automaticAnalysis = true
      $0.general.analysis = .none
      $0.general.client = "gone/model"
    }.plan(draft(nil))
    #expect(plan.preparation == nil && plan.requests.count == 1)
    #expect(plan.warnings.contains { $0.hasPrefix("The references go unanalysed:") })
    #expect(plan.warnings.contains { $0.hasPrefix("The prompt goes unrevised:") })
  }

  @Test func theRevisedPromptGoesOutInEveryRequest() throws {
    let planner = planner()
    var draft = draft(nil)
    draft.negative = "people"
    draft.count = 2
    let plan = try planner.plan(draft)
    let revised = planner.plan(plan, revisedTo: "Turn IMAGE 1 into night")
    #expect(revised.preparation == nil && revised.requests.count == plan.requests.count)
    #expect(revised.requests.allSatisfy { $0.prompt == "Turn IMAGE 1 into night. Avoid: people." })
    #expect(revised.draft.prompt == "make it night")
    #expect(revised.adjustments.last?.sent == "Turn IMAGE 1 into night")
    #expect(planner.plan(plan, revisedTo: nil).requests == plan.requests)
  }

  private func reading(
    _ text: String, stop: String? = "stop", of prompt: String = "make it night", thought: Bool = false
  ) -> RevisedPrompt {
    var outcome = Outcome(text: text)
    outcome.stop = stop
    outcome.hadThoughts = thought
    return EditPreparation.Revision(model: "m", prompt: prompt, maxTokens: 9, timeout: 9).reading(outcome)
  }

  @Test(arguments: [
    "```\n\"Turn IMAGE 1 dark.\"\n```\n", "Turn IMAGE 1 dark.", "Here is the revised prompt:\n\nTurn IMAGE 1 dark.",
    "**Revised prompt:**\nTurn IMAGE 1 dark.", "Here is the revised prompt: Turn IMAGE 1 dark.",
    "Revised prompt: \"Turn IMAGE 1 dark.\"", "Sure! Here's the edited version:\n\n`Turn IMAGE 1 dark.`",
    "Hier ist der überarbeitete Prompt:\nTurn IMAGE 1 dark.", "> Turn IMAGE 1 dark.", "**Turn IMAGE 1 dark.**",
    "<prompt>\nTurn IMAGE 1 dark.\n</prompt>", "«Turn IMAGE 1 dark.»", "“Turn IMAGE 1 dark.”",
    "Turn IMAGE 1 dark.\n\nLet me know if you want any changes!",
    "```text\nTurn IMAGE 1 dark.\n```\nNote: nothing else.",
  ])
  func aRevisionIsTakenBare(_ answer: String) {
    #expect(reading(answer) == .prompt("Turn IMAGE 1 dark."))
    #expect(reading(answer).sentence == nil)
  }

  @Test(arguments: [
    "I'm sorry, but I can't help with that request.", "I\u{2019}m sorry, I can\u{2019}t.", "Sorry, no.", " \n",
    "```\n```",
    "I cannot assist with this.", "Unfortunately, this is not allowed.", "As an AI, I do not.", "\"I'm unable to.\"",
    "Could you upload the image?", "Lo siento, no puedo ayudar.", "This request violates our content policy.",
    "<think>Night.</think>A boat at night.", "<think>Night", "Es tut mir leid.",
  ])
  func whatIsNoPromptLeavesTheUsersWords(_ answer: String) {
    #expect(reading(answer).text == nil)
    #expect(reading(answer).sentence?.hasPrefix("The prompt goes out as you wrote it: ") == true)
  }

  @Test(arguments: [
    "As a responsible AI, I am unable to do this.", "Sure, I'd be happy to help! Could you share it?",
    "My guidelines don't allow me to help with this.", "That's not something I can help with.",
    "Das kann ich leider nicht tun.", "Dabei kann ich dir nicht helfen.", "Malheureusement, c'est impossible.",
    "Não posso ajudar com isso.", "Non posso aiutarti con questo.", "ごめんなさい、できません。", "我无法协助处理此请求。",
    "Я не могу помочь с этим.", "Het spijt me, daar kan ik niet bij helpen.", "Przykro mi, nie mogę pomóc.",
    "Üzgünüm, bu konuda yardımcı olamam.", "عذراً، لا أستطيع المساعدة في ذلك.", "Xin lỗi, tôi không thể giúp.",
    "Bocsánat, ebben nem tudok segíteni.", "Îmi pare rău, nu pot ajuta.", "ขอโทษค่ะ ทำไม่ได้",
  ])
  func aRefusalInAnyLanguageIsNoPrompt(_ answer: String) {
    #expect(reading(answer).text == nil)
  }

  @Test func anotherWordingOfThePromptIsOne() {
    for (prompt, answer) in [
      ("make it night", "Change the scene to nighttime and keep the boat."), ("夜にして", "画像を夜にしてください。"),
      ("darker", "Lower the brightness of IMAGE 1."), ("x", "Anything at all."),
      ("Füge einen Hut hinzu", "Setze ihm einen hut auf."),
    ] {
      #expect(reading(answer, of: prompt).text == answer)
    }
  }

  @Test func onlyWhatEndedByItselfCounts() {
    for stop in ["length", "content_filter", "error", nil] {
      #expect(reading("Turn IMAGE 1", stop: stop).text == nil, "\(stop ?? "-")")
    }
    #expect(reading("A boat at night.", thought: true).text == nil)
  }

  @Test func aUserMayWriteLikeThat() {
    let own = "I'm sorry, in red letters on a card"
    #expect(reading("I'm sorry, in red letters on IMAGE 1", of: own).text == "I'm sorry, in red letters on IMAGE 1")
    #expect(reading("Write \"Sorry\" on the sign of IMAGE 1").text != nil)
  }

  @Test func whyItWasNotRevisedGoesWithThePlan() throws {
    let plan = try planner().plan(draft(nil))
    let sent = planner().plan(plan, revisedTo: nil, note: "As written.")
    #expect(sent.warnings == plan.warnings + ["As written."] && sent.requests[0].prompt.contains("make it night"))
  }
}

/// What models think and do not say.
struct ThoughtsTests {
  @Test(arguments: [
    ("<think>a</think>b", "b"), ("<think>\na\n</think>\n\nb c", "b c"), ("b<think>a", "b"), ("<think>a", ""),
    ("a</think>b", "b"), ("<Thinking>a</Thinking> b", "b"), ("<reasoning x=\"1\">a</reasoning>b", "b"),
    ("<thought>a</thought>b<thought>c</thought>d", "bd"), ("[THINK]a[/THINK]b", "b"),
    ("\u{25C1}think\u{25B7}a\u{25C1}/think\u{25B7}b", "b"),
    ("a < b and <b>c</b>", "a < b and <b>c</b>"), ("I think [so]", "I think [so]"),
    ("<thinker>a</thinker>", "<thinker>a</thinker>"),
    ("<|channel|>analysis<|message|>a<|channel|>final<|message|>b", "b"), ("", ""), ("</think>", ""),
    ("<seed:think>a</seed:think>b", "b"), ("<antThinking>a</antThinking>b", "b"), ("<|think|>a<|/think|>b", "b"),
    ("<|begin_of_thought|>a<|end_of_thought|>b", "b"), ("<scratchpad>a</scratchpad>b", "b"),
    ("<inner_monologue>a</inner_monologue>b", "b"), ("<think>a</think>\n<answer>\nb\n</answer>", "b"),
    ("<|START_THINKING|>a<|END_THINKING|><|START_RESPONSE|>b<|END_RESPONSE|>", "b"),
    ("<answer>b</answer>", "<answer>b</answer>"),
  ])
  func areTakenOut(_ text: String, _ said: String) {
    #expect(Thoughts.removed(from: text) == said)
  }

  @Test(arguments: [
    "x <think>a</think>b c", "x <b> y", "x <thi", "a [THINK]b[/THINK] c", "x <think>never ends",
    "x <|START_THINKING|>a<|END_THINKING|>b", "x [the boat] <seed:think>a</seed:think> y",
  ])
  func areNotShownInPiecesEither(_ text: String) {
    var whole = Thoughts()
    let expected = whole.passing(text) + whole.finish()
    #expect(!expected.contains("<think>") && expected.hasPrefix("x ") || expected.hasPrefix("a "))
    for cut in 0...text.count {
      var thoughts = Thoughts()
      let shown =
        thoughts.passing(String(text.prefix(cut))) + thoughts.passing(String(text.dropFirst(cut)))
        + thoughts.finish()
      #expect(shown == expected, "cut at \(cut)")
    }
  }
}
