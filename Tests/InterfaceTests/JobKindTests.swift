import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// Jobs for pictures and jobs for words go through the same life; what is tested here holds for both.
@Suite struct JobKindTests {
  enum Kind: String, CaseIterable { case pictures, analysis, prompt }

  /// A job of that kind that has just been started, at second 30 and later.
  private func started(_ kind: Kind) throws -> (Model, JobID) {
    var model = Model.make(120, 40)
    _ = model.update(.ticked(10))
    if kind == .analysis { try model.makePicture() }
    _ = model.update(.ticked(40))
    let id = JobID(model.nextJob)
    try ask(kind, &model)
    #expect(model.job(id)?.isActive == true)
    return (model, id)
  }

  private func ask(_ kind: Kind, _ model: inout Model) throws {
    switch kind {
    case .pictures: try model.act(.generate)
    case .analysis:
      model.zone = .result
      model.create.showsResult = true
      try model.act(.analyse)
      model.send(.control("u"))
      model.write("Which plants?")
      model.send(.enter)
    case .prompt:
      model.create.tab = .instruct
      model.create.instructions.replace(with: "a harbour at dusk")
      model.makePlan()
      try model.act(.generate)
    }
  }

  private static let limited = Failure(
    .rateLimited, "There were too many requests.", advice: "Later.", status: 429, retryAfter: 42)

  @Test(arguments: Kind.allCases) func theServicesWaitIsKept(kind: Kind) throws {
    var (model, id) = try started(kind)
    #expect(model.update(.failed(id, Self.limited)).isEmpty)
    #expect(model.remainingWait == 42 && model.screen().contains("The service asks to wait 42 s."))
    _ = model.update(.ticked(model.now + 4))
    #expect(model.screen().contains("The service asks to wait 38 s."))
    let count = model.jobs.count
    model.layers = []
    try ask(kind, &model)
    #expect(model.jobs.count == count && model.screen().contains("asked to wait 38 s more. Send anyway?"))
    model.send(.character("y"))
    #expect(model.jobs.count == count + 1 && model.jobs.last?.isActive == true)
    #expect(model.remainingWait == nil)
  }

  @Test(arguments: Kind.allCases) func aRefusedKeyEndsWhatWaits(kind: Kind) throws {
    var settings = Settings()
    settings.general.jobs = 1
    var (model, id) = try started(kind)
    model.settings = settings
    let layers = model.layers
    model.layers = []
    model.create.tab = .prompt
    while model.waitingJobs.isEmpty {
      _ = model.update(.ticked(model.now + 2))
      try model.act(.generate)
    }
    model.layers = layers
    #expect(sends(model.update(.failed(id, .keyRefused))) == 0)
    #expect(model.waitingJobs.isEmpty && model.world.keyState == .refused("The key was refused."))
  }

  @Test(arguments: Kind.allCases) func theListOfJobsShowsAndCancelsIt(kind: Kind) throws {
    var (model, id) = try started(kind)
    model.layers = []
    model.create.tab = .prompt
    try model.act(.jobs)
    model.send(.end)
    let screen = model.screen()
    switch kind {
    case .pictures: #expect(screen.contains("Pictures · google/") && screen.contains("Digital art illustration"))
    case .analysis: #expect(screen.contains("Analysis: Which plants?") && screen.contains("\"Which plants?\""))
    case .prompt: #expect(screen.contains("Writing the prompt:") && screen.contains("\"a harbour at dusk\""))
    }
    try model.act(.cancelJob)
    #expect(model.send(.character("y")).first == .cancel(id))
    #expect(model.job(id)?.phase == .cancelled && !model.isBusy)
  }

  @Test(arguments: Kind.allCases) func itsCostMayComeLate(kind: Kind) throws {
    var (model, id) = try started(kind)
    let before = model.spent
    _ = model.update(.progressed(id, .sent(bytes: 900)))
    _ = model.update(.failed(id, .server))
    _ = model.update(.costLearned(id, GenerationRecord(totalCost: 0.004)))
    #expect(model.spent == before + 0.004 && model.job(id)?.cost == 0.004)
    #expect(model.screen().contains("It was billed $0.004.") && !model.screen().contains("may have been billed"))
    model.layers = []
    try model.act(.jobs)
    model.send(.end)
    #expect(model.screen().contains("$0.004"))
  }

  @Test(arguments: Kind.allCases) func progressIsThatOfOneJob(kind: Kind) throws {
    var (model, id) = try started(kind)
    _ = model.update(.progressed(id, .sent(bytes: 900)))
    #expect(model.job(id)?.phase == .waiting && model.job(id)?.requestBytes == 900)
    _ = model.update(.progressed(id, .answered(generationID: "gen-9")))
    _ = model.update(.progressed(id, .received(bytes: 12, of: nil)))
    #expect(model.job(id)?.phase == (kind == .pictures ? .receiving : .waiting))
    _ = model.update(.progressed(id, .text("Palms")))
    #expect(model.job(id)?.phase == .receiving && model.job(id)?.receivedBytes == 12)
    model.layers = []
    model.create.tab = .prompt
    try model.act(.jobs)
    model.send(.end)
    #expect(model.screen().contains("900 B sent · 12 B received") && model.screen().contains("id gen-9"))
  }

  @Test func wordsTakeNoTurnOfThePictures() throws {
    var (model, id) = try started(.analysis)
    model.layers = []
    for _ in 0..<2 {
      _ = model.update(.ticked(model.now + 2))
      try model.act(.generate)
    }
    #expect(model.runningPictureJobs.count == 2 && model.waitingJobs.isEmpty && model.job(id)?.isActive == true)
  }

  @Test func whatIsReadAgainIsNoJob() throws {
    var (model, id) = try started(.analysis)
    _ = model.update(.answered(id, Outcome(text: "Palms.", usage: Usage(cost: 0.001))))
    let listed = model.listedJobs.count
    model.layers = []
    model.now += 10
    try model.act(.analyse)
    #expect(model.screen().contains("Palms.") && model.listedJobs.count == listed)
  }
}
