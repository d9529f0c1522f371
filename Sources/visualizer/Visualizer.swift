import ArgumentParser

/// The root of the command line; without a command it opens the screen.
struct Visualizer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visualizer",
    abstract: "Make, edit and describe images through OpenRouter, in the terminal.",
    discussion: """
      Without a command the screen opens. With --demo everything runs against a built-in stand-in for \
      OpenRouter: no key, no account, nothing leaves the machine.

      EXAMPLES
        visualizer --demo
        visualizer generate "a red fox in snow" -o fox.png --preview
        visualizer edit photo.jpg --prompt "make it night" --json
        visualizer sweep "a red fox" --x seed=1..4 --sheet foxes.png
        visualizer models --for editing --filter "google <0.05" --sort price
        visualizer styles show "Digital Art"
        visualizer onboard
        visualizer config set general.timeout 120

      ENVIRONMENT
        OPENROUTER_API_KEY   the key; else the private file that the screen writes
        OPENROUTER_BASE_URL  another address of the service
        VISUALIZER_HOME      one folder for settings, pictures, cache and log
        VISUALIZER_...       any setting: VISUALIZER_GENERAL_TIMEOUT=60
        NO_COLOR             no colours

      EXIT CODES
        0    done
        1    failed
        2    wrong usage or configuration, no key included
        3    over budget
        4    refused by the service (401, 402, 403)
        5    network or timeout
        130  interrupted
      """,
    version: Release.version,
    subcommands: [
      GenerateCommand.self, EditCommand.self, SweepCommand.self, AnalyzeCommand.self, PromptCommand.self,
      SpeakCommand.self,
      AgainCommand.self,
      GalleryCommand.self, SpendCommand.self, ModelsCommand.self, ProvidersCommand.self, StylesCommand.self,
      PresetsCommand.self, SnippetsCommand.self, HistoryCommand.self,
      StatusCommand.self, OnboardCommand.self, KeyCommand.self, ConfigCommand.self, KeysCommand.self,
      ImportCommand.self, ExportCommand.self, PreviewCommand.self, ServeCommand.self, MCPCommand.self,
      SimulateCommand.self,
      DoctorCommand.self,
      ScreenCommand.self, DocsCommand.self, MeasureCommand.self,
    ],
    defaultSubcommand: ScreenCommand.self)
}
