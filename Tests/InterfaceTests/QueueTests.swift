import Cells
import Domain
import Testing

@testable import Interface

/// The queue: how many run, the list of jobs, times learnt, cancelling.
@Suite struct QueueTests {
  private func generating(_ count: Int, _ width: Int = 80, _ height: Int = 24, atOnce: Int = 2) throws -> Model {
    var settings = Settings()
    settings.general.jobs = atOnce
    var model = Model.make(width, height, settings: settings)
    for _ in 0..<count {
      model.now += 1
      try model.act(.generate)
    }
    model.notice = nil
    return model
  }

  /// A job that took so many seconds.
  private func run(_ model: inout Model, seconds: Double) throws {
    model.now += 1
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.progressed(job, .sent(bytes: 100)))
    _ = model.update(.ticked(model.now + seconds))
    _ = model.update(.finished(job, [model.picture(of: job)], .make()))
  }

  @Test(arguments: [1, 2, 5, 8]) func asManyRunAsAreAllowed(limit: Int) throws {
    let model = try generating(10, atOnce: limit)
    #expect(model.runningJobs.count == limit)
    #expect(model.waitingJobs.count == 10 - limit)
  }

  @Test func aHigherLimitStartsWhatWaits() throws {
    var model = try generating(5)
    var changed = model.settings
    changed.general.jobs = 4
    #expect(sends(model.change(to: changed)) == 2)
    #expect(model.runningJobs.count == 4)
  }

  @Test(arguments: [(80, 24), (120, 40), (60, 20), (40, 12)]) func theListShowsEveryPhase(width: Int, height: Int)
    throws
  {
    var model = try generating(4, width, height)
    _ = model.update(.progressed(JobID(1), .sent(bytes: 1200)))
    _ = model.update(.finished(JobID(2), [model.picture(of: JobID(2))], .make()))
    _ = model.update(.failed(JobID(3), .server))
    _ = model.update(.ticked(10))
    try model.act(.jobs)
    let screen = model.screen()
    for text in ["waiting", "done", "failed", "connecting", "$0.039", "timeout 4:5", "2 running, 0 waiting"] {
      #expect(screen.contains(text), "\(text)\n\(screen)")
    }
  }

  @Test func anEmptyListSaysSo() throws {
    var model = Model.make()
    try model.act(.jobs)
    #expect(model.screen().contains("No jobs yet"))
    model.send(.enter)
    #expect(model.layers.isEmpty)
  }

  @Test func oneJobIsCancelledAndTheNextBegins() throws {
    var model = try generating(3)
    _ = model.update(.progressed(JobID(1), .sent(bytes: 10)))
    try model.act(.jobs)
    #expect(model.send(.character("x")).isEmpty)
    #expect(model.screen().contains("may be billed all the same"))
    let effects = model.send(.character("y"))
    #expect(effects.contains(.cancel(JobID(1))))
    #expect(jobToSend(effects) == JobID(3))
    #expect(model.jobs.map(\.phase) == [.cancelled, .connecting, .connecting])
    if model.isOnTop(JobsLayer.self) {} else { Issue.record("the list is closed") }
  }

  @Test func noLeavesItRunning() throws {
    var model = try generating(1)
    try model.act(.jobs)
    model.send(.character("x"))
    #expect(model.send(.enter).isEmpty)
    #expect(model.runningJobs.count == 1)
  }

  @Test func aWaitingJobIsTakenOutWithoutAsking() throws {
    var model = try generating(3)
    try model.act(.jobs)
    model.send(.down, .down)
    #expect(model.send(.character("x")).isEmpty)
    #expect(model.jobs[2].phase == .cancelled && model.runningJobs.count == 2)
    #expect(model.notice?.text.contains("not sent") == true)
  }

  @Test func allAreCancelledAtOnce() throws {
    var model = try generating(4)
    try model.act(.jobs)
    model.send(.character("X"))
    let effects = model.send(.character("y"))
    #expect(effects == [.cancel(JobID(1)), .cancel(JobID(2))])
    #expect(model.jobs.allSatisfy { $0.phase == .cancelled })
  }

  @Test func leavingAndResizingChangeNothing() throws {
    var model = try generating(3)
    let before = model.jobs.map(\.phase)
    model.send(.escape, .character("3"))
    for (width, height) in [(60, 20), (20, 5), (200, 60), (80, 24)] {
      model.resize(width, height)
      _ = model.screen()
    }
    #expect(model.jobs.map(\.phase) == before)
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1))], .make()))
    #expect(model.panel == .general && model.pictures.count == 1)
  }

  @Test func enterShowsWhatCameOfAJob() throws {
    var model = Model.make()
    try run(&model, seconds: 3)
    try run(&model, seconds: 3)
    try model.act(.jobs)
    model.send(.up, .enter)
    #expect(model.layers.isEmpty && model.picture?.job == JobID(1))
    #expect(model.zone == .result)
  }

  @Test func aClickChoosesAJob() throws {
    var model = try generating(3)
    try model.act(.jobs)
    guard let list = model.top(JobsLayer.self)?.list else { return }
    let rows = JobsView(list, model).place.first
    model.click(rows.minX + 5, rows.minY)
    #expect(model.layers.isEmpty)
  }

  @Test func theMedianOfAModelsJobsIsTypical() throws {
    var model = Model.make(120, 40)
    for seconds in [31.0, 14, 20] { try run(&model, seconds: seconds) }
    let typical = try #require(TypicalTime(of: "google/gemini-2.5-flash-image", in: model.jobs))
    #expect(typical.median == 20 && typical.count == 3)
    #expect(typical.text == "typical 14–31 s (last 3)")
    #expect(TypicalTime(of: "lab/other", in: model.jobs) == nil)
  }

  @Test func onlyTheLastTwentyCount() throws {
    var model = Model.make()
    for _ in 0..<10 { try run(&model, seconds: 100) }
    for _ in 0..<20 { try run(&model, seconds: 10) }
    let typical = try #require(TypicalTime(of: "google/gemini-2.5-flash-image", in: model.jobs))
    #expect(typical.count == 20 && typical.high < 11)
  }

  @Test func failuresAreNoHistory() throws {
    var model = try generating(1)
    _ = model.update(.failed(JobID(1), .server))
    #expect(TypicalTime(of: "google/gemini-2.5-flash-image", in: model.jobs) == nil)
  }

  @Test(arguments: [(80, 24), (60, 20)]) func theBarSaysHowFarItProbablyIs(width: Int, height: Int) throws {
    var model = Model.make(width, height)
    try run(&model, seconds: 20)
    model.now += 1
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.progressed(job, .sent(bytes: 100)))
    _ = model.update(.ticked(model.now + 10))
    #expect(model.screen().contains("~50 %  ETA ~10 s"))
    #expect(model.screen().contains("typical 20 s (last 1)"))
    _ = model.update(.ticked(model.now + 30))
    #expect(model.screen().contains("longer than usual"))
    #expect(model.screen().contains("timeout in"))
  }

  @Test func markupShowsAsProgress() throws {
    var model = try generating(1)
    _ = model.update(.progressed(JobID(1), .text("\n<svg ")))
    _ = model.update(.progressed(JobID(1), .received(bytes: 9000, of: nil)))
    _ = model.update(.progressed(JobID(1), .text(String(repeating: "x", count: 3094))))
    #expect(model.screen().contains("writing SVG, 3.1 kB"))
  }

  @Test func wordsBesideAPictureAreNoMarkup() throws {
    var model = try generating(1)
    _ = model.update(.progressed(JobID(1), .text("Here is")))
    _ = model.update(.progressed(JobID(1), .received(bytes: 9, of: nil)))
    #expect(model.screen().contains("writing text, 7 B"))
  }
}
