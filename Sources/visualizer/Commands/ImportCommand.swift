import ArgumentParser
import Domain
import Storage

/// Takes over what other programs have set up.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over the settings of another program.",
    discussion: """
      Shows what would change, asks, and changes it. What has no counterpart here is named. The other program's file is \
      only read. A key that stands in it is taken over only where you say so.

      EXAMPLES
        visualizer import talemate ~/talemate/config.yaml
        visualizer import openclaw ~/.openclaw/openclaw.json --yes
        visualizer import proxy config.yaml --dry-run
      """,
    subcommands: [Talemate.self, OpenClaw.self, Genesis.self, Proxy.self])

  /// What each of them takes.
  struct Options: ParsableArguments {
    @Argument(help: ArgumentHelp("The file of the other program.", valueName: "file"), completion: .file())
    var file: String

    @Flag(help: "Ask nothing, and change the settings. The key is left alone without --with-key.")
    var yes = false

    @Flag(help: "Keep the key that stands in the file, too.")
    var withKey = false

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions
  }

  /// Talemate's config.yaml.
  struct Talemate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take over the settings of Talemate's visual agent from its config.yaml.")
    @OptionGroup var options: Options
    func run() throws { try SettingsImport(.talemate, options).run() }
  }

  /// OpenClaw's openclaw.json.
  struct OpenClaw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "openclaw", abstract: "Take over models, fallbacks and speech from OpenClaw's openclaw.json.")
    @OptionGroup var options: Options
    func run() throws { try SettingsImport(.openclaw, options).run() }
  }

  /// Genesis' model_routing.yaml or secrets.env.
  struct Genesis: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take over OpenRouter's models from Genesis' model_routing.yaml, or the key from its secrets.env.")
    @OptionGroup var options: Options
    func run() throws { try SettingsImport(.genesis, options).run() }
  }

  /// The LLM Interactive Proxy's config.yaml.
  struct Proxy: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take over address, aliases and identity from the LLM Interactive Proxy's config.yaml.")
    @OptionGroup var options: Options
    func run() throws { try SettingsImport(.proxy, options).run() }
  }
}
