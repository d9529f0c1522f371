import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// What the service asks to wait before the next request: counted down, never obeyed by sending anything again.
@Suite struct WaitTests {
  private static func limited(_ seconds: Int?, status: Int = 429) -> Failure {
    Failure(
      .rateLimited, "There were too many requests.", advice: "Try again in \(seconds ?? 0) seconds.", status: status,
      retryAfter: seconds)
  }

  /// A job that failed at second 10.
  private func failed(_ seconds: Int?, width: Int = 80) throws -> Model {
    var model = Model.make(width, width > 100 ? 40 : 24)
    _ = model.update(.ticked(10))
    try model.act(.generate)
    _ = model.update(.failed(JobID(1), Self.limited(seconds)))
    return model
  }

  @Test func thePaneCountsDownAndSendsNothingByItself() throws {
    var model = try failed(42)
    #expect(model.screen().contains("The service asks to wait 42 s.") && model.isMoving)
    #expect(model.update(.ticked(14.3)).isEmpty)
    #expect(model.screen().contains("The service asks to wait 38 s."))
    #expect(abs((model.nextCount ?? 0) - 0.7) < 0.001)
    for second in 15...60 { #expect(model.update(.ticked(Double(second))).isEmpty) }
    #expect(model.screen().contains("The wait is over: ^G sends again."))
    #expect(!model.isMoving && model.nextCount == nil && model.jobs.count == 1)
    #expect(sends(try model.act(.generate)) == 1)
  }

  @Test func sendingBeforeItIsOverAsksAndNoIsTheDefault() throws {
    var model = try failed(42)
    _ = model.update(.ticked(14.3))
    #expect(sends(try model.act(.generate)) == 0)
    #expect(model.screen().contains("The service asked to wait 38 s more. Send anyway?"))
    #expect(sends(model.send(.enter)) == 0 && model.jobs.count == 1 && model.layers.isEmpty)
    _ = model.update(.ticked(15))
    try model.act(.generate)
    #expect(sends(model.send(.character("y"))) == 1)
    #expect(model.jobs.count == 2 && model.remainingWait == nil)
  }

  @Test func theSamePictureAgainAsksToo() throws {
    var model = Model.make()
    try model.makePicture()
    model.now += 10
    try model.act(.generate)
    _ = model.update(.failed(JobID(2), Self.limited(30, status: 503)))
    try model.act(.previousPicture)
    model.now += 1
    #expect(sends(try model.act(.again)) == 0)
    #expect(model.screen().contains("asked to wait 29 s more"))
    #expect(sends(model.send(.character("y"))) == 1)
  }

  @Test func theBudgetIsAskedAfterIt() throws {
    var model = try failed(42)
    model.settings.budget.perDay = "0.001"
    _ = model.update(.ticked(12))
    try model.act(.generate)
    #expect(sends(model.send(.character("y"))) == 0)
    #expect(model.screen().contains("Send it all the same?"))
    #expect(sends(model.send(.character("y"))) == 1)
  }

  @Test(arguments: [nil, 0, -1] as [Int?]) func noWaitIsNoQuestion(seconds: Int?) throws {
    var model = try failed(seconds)
    _ = model.update(.ticked(11))
    #expect(model.remainingWait == nil)
    #expect(sends(try model.act(.generate)) == 1)
  }

  @Test func tenMinutesAreTheMost() throws {
    var model = try failed(1_000_000_000)
    #expect(model.screen().contains("wait 600 s"))
    #expect(model.remainingWait == 600)
  }

  @Test func leavingEndsNothingAndIsNotHeld() throws {
    var model = try failed(42)
    model.send(.escape, .character("3"))
    #expect(model.panel == .general && model.layers.isEmpty)
    _ = model.update(.ticked(60))
    #expect(model.jobs.count == 1)
  }

  @Test func jobsInLineWaitUntilItIsOver() throws {
    var model = Model.make()
    for second in 0..<3 {
      _ = model.update(.ticked(10 + Double(second)))
      try model.act(.generate)
    }
    #expect(model.waitingJobs.map(\.id) == [JobID(3)])
    #expect(sends(model.update(.failed(JobID(1), Self.limited(20)))) == 0)
    #expect(sends(model.update(.finished(JobID(2), [model.picture(of: JobID(2))], .make()))) == 0)
    #expect(model.screen().contains("Waits for its turn: the service asks to wait 20 s."))
    #expect(sends(model.update(.ticked(31))) == 0)
    #expect(jobToSend(model.update(.ticked(32.1))) == JobID(3))
  }

  @Test func automaticGenerationWaits() throws {
    var settings = Settings()
    settings.general.automaticGeneration = true
    var model = Model.make(settings: settings)
    _ = model.update(.ticked(10))
    try model.act(.generate)
    _ = model.update(.failed(JobID(1), Self.limited(20)))
    model.send(.escape, .enter, .character("x"))
    #expect(sends(model.update(.ticked(20))) == 0 && !model.isCountingDown)
    #expect(sends(model.update(.ticked(30.5))) == 1)
  }

  @Test func aComparisonSaysItInItsQuestion() throws {
    var model = try failed(42, width: 120)
    model.create.compared = ["google/gemini-2.5-flash-image", "google/gemini-3-pro-image-preview"]
    model.makePlan()
    _ = model.update(.ticked(12))
    try model.act(.generate)
    #expect(model.screen().contains("The service asked to wait 40 s more."))
    #expect(sends(model.send(.character("y"))) == 2)
  }
}
