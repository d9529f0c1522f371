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

  @Test func anAnswerIsStrippedAndMustNotBeEmpty() throws {
    let revision = EditPreparation.Revision(model: "m", prompt: "p", maxTokens: 9, timeout: 9)
    #expect(try revision.prompt(from: "```\n\"Turn IMAGE 1 dark.\"\n```\n") == "Turn IMAGE 1 dark.")
    #expect(throws: Failure.self) { try revision.prompt(from: " \n") }
  }
}
