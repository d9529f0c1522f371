import Cells
import Domain
import Testing

@testable import Interface

/// Automatic generation: what is sent by itself, and all that holds it back.
@Suite struct AutomationTests {
  private func automatic(
    _ width: Int = 120, _ height: Int = 40, key: KeyState = .valid(KeyInfo(label: "test"))
  ) -> Model {
    var settings = Settings()
    settings.general.automaticGeneration = true
    var model = Model.make(width, height, settings: settings, key: key)
    _ = model.update(.ticked(100))
    return model
  }

  /// Types one letter into the prompt.
  private func type(_ letter: Character, into model: inout Model) {
    if case .textBox = model.editor {} else { model.send(.enter) }
    model.send(.character(letter))
  }

  /// Changes the prompt and lets it rest.
  @discardableResult
  private func change(_ model: inout Model, _ letter: Character = "a") -> [Effect] {
    type(letter, into: &model)
    return model.update(.ticked(model.now + 2.1))
  }

  private func finishAll(_ model: inout Model) {
    for job in model.runningJobs { _ = model.update(.finished(job.id, [model.picture(of: job.id)], .make())) }
  }

  @Test func aChangeThatRestedIsSent() throws {
    var model = automatic()
    type("a", into: &model)
    #expect(model.isMoving && model.jobs.isEmpty)
    #expect(sends(model.update(.ticked(101.9))) == 0)
    #expect(sends(model.update(.ticked(102.1))) == 1)
    #expect(model.jobs[0].request?.prompt.contains("a") == true)
    #expect(sends(model.update(.ticked(110))) == 0)
  }

  @Test func theUserStaysWhereHeIs() throws {
    var model = automatic(80, 24)
    change(&model)
    #expect(model.jobs.count == 1)
    #expect(model.zone == .form)
    if case .textBox(.prompt)? = model.editor {} else { Issue.record("the prompt was closed") }
  }

  @Test func typingOnPutsItOff() throws {
    var model = automatic()
    for beat in 1...10 {
      type("a", into: &model)
      #expect(sends(model.update(.ticked(100 + Double(beat)))) == 0)
    }
    #expect(sends(model.update(.ticked(112.1))) == 1)
  }

  @Test func aSettingThatChangesTheRequestCounts() throws {
    var model = automatic()
    try model.focus(.draft(.format))
    model.send(.right)
    #expect(sends(model.update(.ticked(103))) == 1)
  }

  @Test func whatChangesNoRequestCountsForNothing() throws {
    var model = automatic()
    try model.act(.theme)
    model.send(.down, .enter, .down, .down)
    #expect(model.automation.changed == nil)
    #expect(sends(model.update(.ticked(200))) == 0)
  }

  @Test func whatTheServiceChangesCountsForNothing() throws {
    var settings = Settings()
    settings.general.automaticGeneration = true
    var model = Model.make(settings: settings, catalogue: nil)
    _ = model.update(.catalogueLoaded(ModelIndex(.make()), .live))
    _ = model.update(.endpointsLoaded(model: settings.textToImage.model, [.make()]))
    var other = model.settings
    other.textToImage.model = "black-forest-labs/flux.2-pro"
    _ = model.update(.settingsSaved(other))
    #expect(sends(model.update(.ticked(100))) == 0)
    #expect(!model.isCountingDown)
  }

  @Test func itIsOffUnlessItIsSwitchedOn() throws {
    var model = Model.make()
    type("a", into: &model)
    #expect(!model.isCountingDown)
    #expect(sends(model.update(.ticked(50))) == 0)
    var general = Model.make(panel: .general)
    try general.focus(setting: "general.automatic-generation")
    general.send(.character(" "))
    #expect(general.settings.general.automaticGeneration)
    #expect(sends(general.update(.ticked(50))) == 0)
  }

  @Test func aChangeTakenBackIsNotSentAgain() throws {
    var model = automatic()
    change(&model)
    finishAll(&model)
    type("b", into: &model)
    model.send(.backspace)
    #expect(model.automation.changed == nil)
    #expect(sends(model.update(.ticked(model.now + 5))) == 0)
  }

  @Test(arguments: [KeyState.missing, .untried, .checking, .refused("No.")]) func noKeyNoRequest(key: KeyState) throws {
    var model = automatic(key: key)
    #expect(sends(change(&model)) == 0)
    #expect(!model.isCountingDown)
    _ = model.update(.keyChecked(.valid(KeyInfo(label: "late"))))
    #expect(sends(model.update(.ticked(200))) == 0)
  }

  @Test func aPlanThatFailsIsNotSent() throws {
    var model = automatic()
    model.send(.enter, .control("u"))
    model.create.prompt.replace(with: "")
    model.send(.character(" "))
    #expect(sends(model.update(.ticked(200))) == 0)
    #expect(!model.isCountingDown)
  }

  @Test func itWaitsForWhatIsRunning() throws {
    var model = automatic()
    change(&model)
    type("b", into: &model)
    #expect(sends(model.update(.ticked(model.now + 10))) == 0)
    #expect(model.screen().contains("automatic: after this job"))
    finishAll(&model)
    #expect(model.isMoving)
    #expect(sends(model.update(.ticked(model.now + 0.1))) == 1)
  }

  @Test func twoFailuresStopItUntilADeliberateAct() throws {
    var model = automatic()
    for letter in ["a", "b"] as [Character] {
      change(&model, letter)
      let job = try #require(model.runningJobs.first)
      _ = model.update(.failed(job.id, .server))
    }
    #expect(model.log.contains { $0.text == Automation.stopSentence })
    #expect(sends(change(&model, "c")) == 0)
    #expect(model.screen().contains("stopped after 2 failures"))
    model.now += 5
    try model.act(.generate)
    finishAll(&model)
    #expect(sends(change(&model, "d")) == 1)
  }

  @Test func aSuccessBetweenForgetsAFailure() throws {
    var model = automatic()
    for letter in ["a", "b", "c", "d"] as [Character] {
      #expect(sends(change(&model, letter)) == 1)
      let job = try #require(model.runningJobs.first)
      if letter == "b" { finishAll(&model) } else { _ = model.update(.failed(job.id, .server)) }
    }
    #expect(model.automation.isStopped)
  }

  @Test func cancellingIsNoFailure() throws {
    var model = automatic()
    for letter in ["a", "b", "c"] as [Character] {
      #expect(sends(change(&model, letter)) == 1)
      _ = model.perform(.interrupt)
      _ = model.perform(.interrupt)
      for job in model.runningJobs { _ = model.cancelJob(job.id) }
    }
    #expect(!model.automation.isStopped)
  }

  @Test func twentyInAnHourAreTheMost() throws {
    var model = automatic()
    var sent = 0
    for _ in 0..<30 {
      sent += sends(change(&model))
      finishAll(&model)
    }
    #expect(sent == Automation.hourlyCap)
    #expect(model.log.contains { $0.text.contains("20 requests in an hour") })
    #expect(model.screen().contains("20 in an hour, paused"))
    _ = model.update(.ticked(model.now + 3600))
    #expect(sends(change(&model)) == 1)
  }

  @Test func aDeliberateActTakesItsPlace() throws {
    var model = automatic()
    type("a", into: &model)
    #expect(sends(model.send(.control("g"))) == 1)
    finishAll(&model)
    #expect(sends(model.update(.ticked(200))) == 0)
  }

  @Test func aQuestionHoldsIt() throws {
    var model = automatic()
    type("a", into: &model)
    model.send(.function(1))
    #expect(!model.isCountingDown)
    #expect(sends(model.update(.ticked(200))) == 0)
    model.send(.escape)
    #expect(sends(model.update(.ticked(200.2))) == 1)
  }

  @Test func comparingIsNeverAutomatic() throws {
    var model = automatic()
    model.create.compared = ["google/gemini-2.5-flash-image", "google/gemini-3-pro-image-preview"]
    #expect(sends(change(&model)) == 0)
    #expect(model.screen().contains("not while comparing"))
  }

  @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func createCountsDown(width: Int, height: Int) throws {
    var model = automatic(width, height)
    #expect(model.screen().contains("automatic: on"))
    type("a", into: &model)
    _ = model.update(.ticked(100.6))
    #expect(model.screen().contains("automatic: in 1.4 s"), "\(model.screen())")
  }
}
