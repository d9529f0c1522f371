import Cells
import Domain
import Testing

@testable import Interface

/// One act is one request, however long the key is held.
@Suite struct HeldKeyTests {
  /// Holds a key: it comes at once, again after `delay`, and then every `gap` seconds.
  private func hold(_ key: Key, _ model: inout Model, delay: Double, gap: Double, seconds: Double) -> Int {
    var sent = 0
    var time = 0.0
    let start = model.now
    while time <= seconds {
      _ = model.update(.ticked(start + time))
      sent += sends(model.send(key))
      // What was sent is done at once, so that nothing but the key is in the way of another.
      for job in model.runningJobs { _ = model.update(.finished(job.id, [], .make())) }
      time += time == 0 ? delay : gap
    }
    return sent
  }

  @Test(arguments: [(0.25, 0.03), (0.5, 0.033), (0.66, 0.04), (0.35, 0.35), (0.9, 0.9)])
  func aHeldKeySendsOnce(delay: Double, gap: Double) {
    var model = Model.make()
    _ = model.update(.ticked(100))
    #expect(hold(.control("g"), &model, delay: delay, gap: gap, seconds: 8) == 1)
    // It was let go: this is another act.
    _ = model.update(.ticked(model.now + 1.2))
    #expect(sends(model.send(.control("g"))) == 1)
  }

  @Test func whatWasBufferedWhileTheProgramWasBusyIsOneAct() {
    var model = Model.make()
    _ = model.update(.ticked(100))
    let held = Array(repeating: InputEvent.key(.control("g")), count: 40)
    #expect(sends(model.update(.inputs(held))) == 1)
  }

  @Test func anotherKeyInBetweenShowsThatItWasLetGo() {
    var model = Model.make()
    _ = model.update(.ticked(100))
    #expect(sends(model.send(.control("g"))) == 1)
    _ = model.update(.ticked(100.1))
    #expect(model.send(.control("g")).isEmpty && model.notice?.text.contains("sends once") == true)
    _ = model.update(.ticked(100.2))
    #expect(sends(model.send(.left, .control("g"))) == 1)
  }

  @Test func againIsHeldLikewise() throws {
    var model = Model.make()
    _ = try model.makePicture()
    model.zone = .result
    model.now += 5
    #expect(hold(.character("r"), &model, delay: 0.5, gap: 0.35, seconds: 6) == 1)
  }
}
