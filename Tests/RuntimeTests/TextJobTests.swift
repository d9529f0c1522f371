import Cells
import Domain
import Engine
import Foundation
import Interface
import Testing

@testable import Runtime

/// Analyses, written prompts and what is asked before an edit, through the real loop.
@Suite struct TextJobTests {
  private func ready(_ settings: Settings = Settings()) throws -> Stage {
    let stage = Stage(120, 40, stores: MemoryStores(settings: settings))
    try stage.settle()
    return stage
  }

  @Test func aPictureIsReadFromItsFileAndAnalysed() throws {
    let stage = try ready()
    stage.press(.control("g"))
    try stage.until("the picture is here") { !$0.pictures.isEmpty }
    stage.service.scriptWords(.words("A red field.\nTags: red, field"))
    stage.press(.character("a"), .enter)
    try stage.until("the analysis is here") { $0.madeItem(0)?.asset.analysis.isEmpty == false }
    let request = try #require(stage.service.chats.first)
    #expect(request.images.map(\.mediaType) == ["image/png"] && request.images.first?.width == 32)
    #expect(stage.model.madeItem(0)?.asset.tags.suffix(2) == ["red", "field"])
    #expect(stage.text.contains("A red field.") && stage.service.chats.count == 1)
    #expect(stage.service.requests.count == 1)
  }

  @Test func aFileThatIsGoneIsASentence() throws {
    let stage = try ready()
    stage.press(.control("g"))
    try stage.until("the picture is here") { !$0.pictures.isEmpty }
    try stage.stores.discard(try #require(stage.model.madeItem(0)).path)
    stage.press(.character("a"), .enter)
    try stage.until("it failed") { $0.notice?.kind == .error }
    #expect(stage.service.chats.isEmpty && stage.text.contains("Nothing was billed."))
  }

  @Test func aPromptIsWrittenAndNothingGenerated() throws {
    let stage = try ready()
    stage.service.scriptWords(.words("KEYWORDS: fox\nDESCRIPTIVE: A fox."))
    stage.press(.character("I"), .enter)
    stage.write("a fox")
    stage.press(.control("g"))
    try stage.until("the prompt is written") { $0.create.prompt.text == "A fox." }
    #expect(stage.service.chats.count == 1 && stage.service.requests.isEmpty)
  }

  @Test func escapeCancelsTheRequest() throws {
    let stage = try ready()
    stage.service.scriptWords(.never)
    stage.press(.character("I"), .enter)
    stage.write("a fox")
    stage.press(.control("g"))
    try stage.until("it is sent") { $0.runningJobs.first?.mayBeBilled == true }
    stage.press(.escape)
    #expect(stage.model.runningJobs.isEmpty && stage.text.contains("may still bill"))
  }

  static func plan(_ settings: Settings) throws -> Plan {
    let catalogue = try FixedReading().decode(.test("live"))
    let reference = Reference(
      name: "a.png", path: "/a.png", mediaType: "image/png", width: 4, height: 4, bytes: [1])
    var image = try #require(catalogue.model(settings.editing.model))
    image.image = ImageAbilities(parameters: ["input_references": .range(min: 0, max: 3)], supportsStreaming: true)
    let text = try #require(catalogue.model(settings.general.client))
    let planner = Planner(
      settings: settings,
      catalogue: Catalogue(chatModels: [image, text], imageModels: [], providers: [], fetched: .now))
    return try planner.plan(Draft(prompt: "make it night", references: [reference]))
  }

  @Test func referencesAreAnalysedBeforeThePromptIsRevised() async throws {
    var settings = Settings()
    settings.prompt.automaticAnalysis = true
    let service = ScriptedService()
    service.scriptWords(.words("A lake."), .words("Turn IMAGE 1 dark."))
    var answers = PreparedEdit()
    try await EditPreparer(.over(service), evenUnrecorded: false).ask(try Self.plan(settings), into: &answers)
    #expect(answers.prompt == "Turn IMAGE 1 dark." && answers.analyses == ["/a.png": "A lake."])
    #expect(answers.cost == 0.02)
    #expect(service.chats.map(\.images.count) == [1, 0])
    #expect(service.chats.last?.text.contains("IMAGE 1: A lake.") == true)
    #expect(service.requests.isEmpty)
  }

  @Test func aFailureKeepsWhatWasPaidForAndSendsNoEdit() async throws {
    var settings = Settings()
    settings.prompt.automaticAnalysis = true
    let service = ScriptedService()
    service.scriptWords(.words("A lake."), .failure(Failure(.server, "The service had a fault.")))
    let inbox = Inbox()
    let stores = MemoryStores()
    let runner = EffectRunner(.over(service, stores: stores), stores, inbox: inbox)
    let id = JobID(1)
    await runner.prepare(id, try Self.plan(settings))
    let messages = inbox.drain()
    guard case .failed(id, let failure)? = messages.dropLast().last, case .prepared(id, let answers)? = messages.last
    else {
      throw NeverHappened(what: "the failure came before the answers")
    }
    #expect(answers.analyses == ["/a.png": "A lake."] && answers.cost == 0.01 && answers.prompt == nil)
    #expect(failure.billed == .yes && failure.cost == 0.01)
    #expect(service.requests.isEmpty)
  }
}
