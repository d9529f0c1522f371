import Cells
import Domain
import Testing

@testable import Interface

/// Keys that come together do what they do one after the other, in fewer steps.
@Suite struct BatchTests {
  /// What can be told of two models that should be alike.
  private func state(_ model: Model) -> String {
    var model = model
    return [
      model.screen(), model.create.prompt.text, "\(model.create.prompt.cursor) \(model.context) \(model.panel)",
      "\(model.settings) \(model.gallery.list)", model.focus.map { "\($0.key) \($0.value)" }.sorted().joined(),
    ].joined(separator: "\n")
  }

  private static let pieces: [[Key]] = [
    "a fox, then".map { .character($0) }, [.enter], [.enter, .enter], [.up, .up, .up], [.down, .down], [.left, .right],
    [.backspace, .backspace], [.escape], [.tab], [.backTab], [.pageDown, .pageDown, .pageUp], [.control("u")],
    [.character("/")], [.character(":")], [.character("2")], [.character("1")], [.character("5")], [.character(" ")],
    [.function(1)], [.home, .end], [.control("k")], [.control("l")], [.character("T")], [.control("w"), .delete],
  ]

  @Test(arguments: UInt64(0)..<8) func togetherOrOneByOneIsTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var together = Model.gallery(40, 120, 40, panel: .create)
    var apart = together
    for _ in 0..<40 {
      let keys = (0..<3).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
      _ = together.update(.inputs(keys.map { .key($0) }))
      for key in keys { _ = apart.update(.input(.key(key))) }
      // When things were said and how often is not compared.
      (together.notice, apart.notice, together.log, apart.log) = (nil, nil, [], [])
      let lines = zip(state(together).split(separator: "\n"), state(apart).split(separator: "\n"))
      guard let difference = lines.first(where: { $0 != $1 }) else { continue }
      Issue.record("\(keys): \(difference.0) instead of \(difference.1)")
      return
    }
  }

  @Test func muchTextIsOneStepAndStaysWithinItsBounds() {
    var model = Model.make()
    model.send(.enter, .control("u"))
    let text = String(repeating: "lorem ipsum ", count: 20_000)
    let effects = model.update(.inputs(text.map { .key(.character($0)) }))
    #expect(effects.isEmpty)
    #expect(model.create.prompt.text.utf8.count == model.create.prompt.limit)
    #expect(model.log.count < 3)
  }

  @Test func whatIsSentHoldsWhatWasTypedJustBefore() throws {
    var model = Model.make()
    model.now = 10
    model.send(.enter, .control("u"))
    let effects = model.update(.inputs("a heron".map { .key(.character($0)) } + [.key(.control("g"))]))
    let job = try #require(jobToSend(effects))
    let request = try #require(model.jobs.first { $0.id == job }?.request)
    #expect(request.prompt.contains("A heron"))
  }

  @Test func whatFollowsTheEndOfTheProgramIsNotDone() {
    var model = Model.make()
    model.now = 10
    let effects = model.update(.inputs([.key(.character("q")), .key(.control("g"))]))
    #expect(effects == [.quit(0), .takeInput([.key(.control("g"))])])
    #expect(model.jobs.isEmpty)
  }

  @Test func askingTwiceAtOnceAsksOnce() {
    var model = Model.make()
    let keys: [InputEvent] = Array(repeating: .key(.character("R")), count: 500) + [.key(.control("l"))]
    let effects = model.update(.inputs(keys + keys))
    #expect(effects.count { $0 == .loadCatalogue(fresh: true) } == 1 && effects.count { $0 == .redraw } == 1)
  }

  @Test func filtersAreBounded() {
    var model = Model.make(120, 40, panel: .openRouter(.analysis))
    model.send(.character(":"))
    model.paste(text: String(repeating: "x", count: 5000))
    guard let state = model.top(PaletteLayer.self) else { return #expect(Bool(false)) }
    #expect(state.filter.text.count == TextBuffer.filterLimit)
  }
}
