import ArgumentParser
import Domain
import Terminal

/// Opens the screen; what `visualizer` without a command does.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "The screen.", shouldDisplay: false)

  @OptionGroup var global: GlobalOptions

  /// Runs on the main thread and blocks it until the user is done.
  mutating func run() throws {
    throw Failure(
      .configuration, "The screen needs a terminal.", advice: "See `visualizer --help` for commands that need none.")
  }
}
