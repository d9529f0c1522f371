import Cells
import Domain
import Testing

@testable import Interface

/// What lies over the panels, and the ways out of the program.
@Suite struct LayerTests {
  private func confirm(_ model: Model) throws -> Confirm {
    guard let confirm = model.top(Confirm.self) else { throw NotOnScreen(text: "confirm") }
    return confirm
  }

  @Test func helpOpensScrollsAndCloses() throws {
    var model = Model.make()
    model.send(.character("?"))
    #expect(model.context == .reading)
    let first = model.screen()
    #expect(first.contains("Help"))
    model.send(.character("j"), .pageDown)
    #expect(model.screen() != first)
    model.send(.character("g"))
    #expect(model.screen() == first)
    model.send(.escape)
    #expect(model.layers.isEmpty)
  }

  @Test func helpOpensOverATextBoxAndLeavesItOpen() throws {
    var model = Model.make()
    model.send(.enter, .function(1))
    #expect(model.context == .reading)
    model.send(.character("q"), .escape)
    #expect(model.context == .text)
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
  }

  @Test func theLogHoldsWhatWasSaid() throws {
    var model = Model.make()
    _ = model.update(.noticed(.warning, "The first thing."))
    _ = model.update(.effectFailed(.server))
    try model.act(.log)
    let screen = model.screen()
    #expect(screen.contains("The first thing."))
    #expect(screen.contains("The service had a fault."))
  }

  @Test func theLogIsBounded() throws {
    var model = Model.make()
    for number in 0..<2000 { _ = model.update(.noticed(.info, "Number \(number).")) }
    #expect(model.log.count == 500)
    try model.act(.log)
    #expect(model.screen().contains("Number 1999."))
  }

  @Test func thePaletteFindsAndDoes() throws {
    var model = Model.make()
    try model.act(.palette)
    model.write("appearance light")
    model.send(.enter)
    #expect(model.layers.isEmpty)
    #expect(model.look.theme.name == "light")
    try model.act(.palette)
    model.write("go to styles")
    model.send(.enter)
    #expect(model.panel == .styles)
    try model.act(.palette)
    model.write("zebra")
    model.send(.enter)
    #expect(model.layers.isEmpty && model.panel == .gallery && model.gallery.filter == "zebra")
  }

  @Test func thePaletteListsTheNewestActionsInEveryContext() throws {
    let model = Model.make()
    let listed = CommandList.actions("", model: model)
    for action in [Action.generate, .save, .quit, .help, .zoom, .undo, .testKey] { #expect(listed.contains(action)) }
  }

  @Test func thePalettesCursorStaysInside() throws {
    var model = Model.make()
    try model.act(.palette)
    for _ in 0..<200 { model.send(.down) }
    model.write("theme light")
    #expect(model.send(.enter).count == 1)
    #expect(model.look.theme.name == "light")
  }

  @Test func thePromptPreviewShowsItAll() throws {
    var model = Model.make()
    try model.focus(.draft(.format))
    try model.act(.previewPrompt)
    #expect(model.screen().contains("What ^G would send"))
    #expect(model.screen().contains("sci-fi corridor"))
    model.send(.escape)
    #expect(model.layers.isEmpty)
  }

  @Test func quitWithNothingToLoseQuits() throws {
    var model = Model.make()
    #expect(try model.act(.quit) == [.quit(0)])
    var box = Model.make()
    #expect(box.send(.enter, .function(10)) == [.quit(0)])
  }

  @Test func quitAsksWhileAJobRuns() throws {
    var model = Model.make()
    try model.act(.generate)
    #expect(try model.act(.quit).isEmpty)
    #expect(try confirm(model).question.contains("may be billed"))
    #expect(try confirm(model).isYes == false)
    #expect(model.send(.enter).isEmpty)
    #expect(model.layers.isEmpty)
    try model.act(.quit)
    #expect(model.send(.character("y")) == [.quit(0)])
  }

  @Test(arguments: [
    ([Key.right, .enter], true), ([.left, .enter], true), ([.tab, .enter], true), ([.right, .left, .enter], false),
    ([.character("n")], false), ([.character("N")], false), ([.character("y")], true), ([.escape], false),
  ])
  func questionsTakeArrowsAndLetters(keys: [Key], quits: Bool) throws {
    var model = Model.make()
    try model.act(.generate)
    try model.act(.quit)
    let effects = keys.flatMap { model.send($0) }
    #expect(effects == (quits ? [.quit(0)] : []))
    #expect(model.layers.isEmpty)
  }

  @Test func otherKeysLeaveAQuestionOpen() throws {
    var model = Model.make()
    try model.act(.generate)
    try model.act(.quit)
    #expect(model.send(.character("q"), .character("x"), .control("g"), .function(5), .up).isEmpty)
    #expect(try confirm(model).isYes == false)
  }

  @Test func escapeNeverQuits() throws {
    for panel in Panel.all {
      var model = Model.make(panel: panel)
      for _ in 0..<6 { #expect(!model.send(.escape).contains { if case .quit = $0 { true } else { false } }) }
    }
    var model = Model.make()
    try model.makePicture()
    for _ in 0..<6 { #expect(model.send(.escape).isEmpty) }
  }

  @Test func escapeClosesOneLayerAtATime() throws {
    var model = Model.make()
    model.send(.enter, .function(1), .function(1))
    #expect(model.layers.count == 2)
    model.send(.escape)
    #expect(model.layers.count == 1)
    model.send(.escape)
    #expect(model.layers.isEmpty)
    #expect(model.context == .text)
    model.send(.escape)
    #expect(model.context == .form)
  }

  @Test func interruptTwiceQuitsAndOnceDoesNot() throws {
    var model = Model.make()
    #expect(try model.act(.interrupt).isEmpty)
    _ = model.update(.ticked(1))
    #expect(try model.act(.interrupt) == [.quit(130)])
    var slow = Model.make()
    try slow.act(.interrupt)
    _ = slow.update(.ticked(3))
    #expect(try slow.act(.interrupt).isEmpty)
    var between = Model.make()
    try between.act(.interrupt)
    try between.act(.down)
    #expect(try between.act(.interrupt).isEmpty)
  }

  @Test func interruptClosesWhatIsOpenFirst() throws {
    var model = Model.make()
    try model.act(.generate)
    model.send(.character("?"))
    #expect(try model.act(.interrupt).isEmpty)
    #expect(model.layers.isEmpty)
    #expect(model.runningJobs.count == 1)
    _ = model.update(.ticked(20))
    #expect(try model.act(.interrupt) == [.cancel(JobID(1))])
  }

  @Test func signalsAndHangUpEnd() throws {
    var model = Model.make()
    #expect(model.update(.signalled(.terminate(15))) == [.quit(143)])
    #expect(model.update(.signalled(.suspend)) == [.suspend])
    #expect(model.update(.signalled(.resumed)) == [.redraw])
    #expect(model.update(.input(.hungUp)) == [.quit(129)])
    #expect(try model.act(.suspend) == [.suspend])
    #expect(try model.act(.redraw) == [.redraw])
  }

  @Test func withoutAKeyTheCardOffersWaysOn() throws {
    var model = Model.make(key: .missing)
    #expect(model.start() == [.loadCatalogue(fresh: false), .loadSpending, .gallery(.list(AssetQuery()))])
    #expect(model.screen().contains("Paste a key"))
    #expect(model.send(.enter) == [.startOnboarding])
    #expect(model.send(.down, .down, .down, .enter) == [.startDemo])
    model.send(.escape)
    #expect(model.layers.isEmpty)
    #expect(sends(try model.act(.generate)) == 0)
    #expect(model.context == .filter)
    model.send(.down, .enter)
    guard let prompt = model.top(LineQuestion.self), prompt.kind == .secret else { throw NotOnScreen(text: "key") }
  }

  @Test func whoComesBackFromTheDemoIsNotAskedAgain() throws {
    var model = Model.make(key: .missing)
    model.world.wasWelcomed = true
    _ = model.start()
    #expect(model.layers.isEmpty)
    _ = try model.act(.generate)
    #expect(model.top(WelcomeLayer.self) != nil)
  }

  @Test func aKeyCanBeGivenWhereNoPanelAsksForIt() throws {
    var settings = Settings()
    for capability in Capability.allCases { settings.general[capability] = .none }
    var model = Model.make(panel: .general, settings: settings, key: .missing)
    try model.act(.changeKey)
    let secret = "sk-or-v1-abcdefghijklmnop"
    model.paste(text: secret)
    for size in [(80, 24), (120, 40), (60, 20), (40, 12)] {
      model.resize(size.0, size.1)
      let screen = model.screen()
      #expect(screen.contains("•••") && !screen.contains("sk-or-v1") && !screen.contains("abcdef"))
    }
    #expect(model.send(.enter) == [.saveKey(try APIKey(secret))])
    #expect(model.layers.isEmpty)
  }

  @Test func whatIsNoKeyStaysToBeMended() throws {
    var model = Model.make(panel: .general, key: .missing)
    try model.act(.changeKey)
    model.write("two words")
    #expect(model.send(.enter) == [.beep])
    #expect(model.layers.count == 1)
    #expect(model.notice?.kind == .error)
    model.send(.escape)
    #expect(model.layers.isEmpty)
  }

  @Test func theKeysLineIsSeenWhereverItIsAskedFor() throws {
    var model = Model.make(key: .missing)
    _ = model.start()
    model.send(.down, .enter)
    #expect(model.screen().contains("OpenRouter API key"))
    model.send(.escape)
    var general = Model.make(panel: .general)
    try general.act(.changeKey)
    #expect(general.screen().contains("OpenRouter API key"))
  }

  @Test func aKeyThatWorksClosesTheCard() throws {
    var model = Model.make(key: .missing)
    _ = model.start()
    _ = model.update(.keyChecked(.valid(KeyInfo(label: ""))))
    #expect(model.layers.isEmpty)
  }
}
