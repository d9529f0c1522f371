import Cells
import Domain
import Foundation
import Interface
import Runtime
import Terminal

/// One run of the screen, from taking the terminal to giving it back.
struct ScreenSession {
  /// Whether one without a key is offered ways on at once.
  var isWelcoming: Bool
  var loaded: LoadedSettings
  var world: World
  var themes: [ThemeFile]
  var keymap: Keymap
  var services: Services
  var environment: [String: String]
  /// How pictures are to be shown.
  var pixels: PixelWish
  /// Sentences that came up before the screen did.
  var notices: [String]

  /// Blocks the main thread until the user is done.
  ///
  /// - Returns: the exit status, and what the user wants next; the terminal is as it was found.
  func run() throws(TerminalError) -> (status: Int32, next: NextProgram?) {
    ProcessMemory.returnLargeBlocks()
    let start = ContinuousClock.now
    let depth = environment["VISUALIZER_COLORS"].flatMap { TerminalProfile.depth(named: $0) }
    let screen = try NcursesScreen(
      TerminalOptions(environment: environment, depth: depth, pixels: pixels, crashNote: Self.crashNote))
    defer { screen.close() }
    let signals = SignalBridge()
    defer { signals.close() }
    let wakeup = Wakeup()
    let inbox = Inbox { wakeup.signal() }
    let runner = EffectRunner(services: services, inbox: inbox)
    let program = Program(
      model: model(for: screen), screen: screen, inbox: inbox, runner: runner,
      waiter: TerminalWaiter(screen: screen, wakeup: wakeup, signals: signals),
      clock: { (ContinuousClock.now - start) / .seconds(1) })
    for notice in notices + loaded.notices { inbox.post(.noticed(.warning, notice)) }
    runner.reviewLedger()
    let status = program.run()
    // What clients wait for is not cut off; the user has the terminal back meanwhile.
    screen.close()
    runner.endGateway()
    return (status, program.next)
  }

  private func model(for screen: NcursesScreen) -> Model {
    let look = Look(
      depth: screen.depth, isUnicode: screen.isUnicode, cellAspect: TerminalSize.cellAspect() ?? 2, themes: themes,
      theme: loaded.settings.appearance.theme)
    var model = Model(settings: loaded.settings, size: screen.size, look: look)
    model.overridden = loaded.overridden
    model.keymap = keymap
    model.world = world
    model.world.wasWelcomed = !isWelcoming
    model.create.wildcardSeed = Int.random(in: Wildcards.seeds)
    if let draft = services.drafts?.load() { model.restore(draft) }
    return model
  }

  private static let crashNote = """
    Visualizer crashed; the terminal has been restored.
    Finished pictures are in its images folder, and a request that was under way may be billed.
    Please report what you did; the lines above, if any, say where it happened.

    """
}
