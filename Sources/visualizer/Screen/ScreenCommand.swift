import ArgumentParser
import Domain
import Foundation
import Interface
import Runtime
import Storage
import Terminal

/// Opens the screen; what `visualizer` without a command does.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "The screen.", shouldDisplay: false)

  @Option(name: .customLong("protocol"), help: "How pictures are shown: auto, kitty, iterm2, sixel or symbols.")
  var method: MethodChoice?

  /// Whether the demo was started from the welcome card, and the screen comes back after it.
  @Flag(help: .hidden)
  var returns = false

  /// Whether the screen comes back from there, so that the card was seen already.
  @Flag(help: .hidden)
  var unwelcomed = false

  @OptionGroup var global: GlobalOptions

  /// Runs on the main thread and blocks it until the user is done.
  mutating func run() throws {
    // Before anything is read or written, so that a pipe gets nothing but this sentence.
    if let obstacle = TerminalFacts(environment: ProcessInfo.processInfo.environment).obstacle {
      throw Self.failure(obstacle)
    }
    let session = try session()
    let ending: (status: Int32, next: NextProgram?)
    do throws(TerminalError) {
      ending = try session.run()
    } catch {
      throw Self.failure(error)
    }
    switch ending.next {
    case .demo: throw ProgramImage.replace(arguments: ["screen", "--demo", "--returns"] + words)
    case .onboarding: throw ProgramImage.replace(arguments: ["onboard", "--returns"] + global.words)
    case nil where returns && ending.status == 0:
      throw ProgramImage.replace(arguments: ["screen", "--unwelcomed"] + words)
    case nil: throw ExitCode(ending.status)
    }
  }

  /// What holds for the next program, too.
  private var words: [String] {
    (global.baseURL.map { ["--base-url", $0] } ?? []) + (method.map { ["--protocol", $0.rawValue] } ?? [])
  }

  private func session() throws(Failure) -> ScreenSession {
    let workspace = try Workspace.open(global)
    let themes = workspace.themeFiles.load()
    let styles = workspace.styleFiles.load()
    let keys = Keymap.with(KeymapReader(paths: workspace.paths).load())
    let lexicon = workspace.lexiconFiles.load()
    var world = workspace.world(themes: themes.themes.map(\.name))
    world.lexicon = lexicon.lexicon
    let failure = workspace.keyFailure.map { [$0.sentence] } ?? []
    return ScreenSession(
      isWelcoming: !unwelcomed, loaded: workspace.loaded, world: world, themes: themes.themes, keymap: keys.keymap,
      services: workspace.services(
        desktop: HostDesktop(environment: workspace.environment, search: workspace.keySearch)),
      environment: workspace.environment,
      pixels: method?.wish ?? PixelWish(workspace.loaded.settings.preview.method.rawValue) ?? .automatic,
      notices: workspace.notices + failure + themes.notices + styles.notices + keys.notices + lexicon.notices)
  }

  private static func failure(_ error: TerminalError) -> Failure {
    Failure(.configuration, "\(error)", advice: "Commands need no terminal: see `visualizer --help`.")
  }
}
