import ArgumentParser

/// Makes images from words, or changes images when references are given.
struct GenerateCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make images from a prompt.",
    discussion: """
      The request is fitted to what the model can do; what goes out differently is said before it is sent. \
      Paths of the saved images go to standard output, everything else to standard error.

      EXAMPLES
        visualizer generate "a red fox in snow" -o fox.png
        visualizer generate "a castle" --format portrait --style photo -n 3 --json
        visualizer generate "a lake" --resolution 2K --max-cost 0.05
        visualizer generate "a castle" --model openai/gpt-image-2 -n 2 --yes
        visualizer generate "the same at night" --reference lake.jpg --dry-run
        fortune | visualizer generate -
        visualizer generate "a {red|blue} __animal__, @ink" -n 4
        visualizer generate --preset card
      """)

  @Argument(help: "What the picture should show; - reads it from standard input. A preset may have it.")
  var prompt: String?

  @Option(
    help: ArgumentHelp(
      "A picture that goes along, a file or an id of the library; makes it an edit. May be repeated.", valueName: "file"
    ))
  var reference: [String] = []

  @OptionGroup var options: CreationOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if prompt == nil, options.preset == nil { throw ValidationError("Give a prompt, or --preset with one.") }
  }

  func run() async throws {
    let prompt = try StandardInput().text(prompt ?? "", what: "prompt")
    try await Creation(options: options, global: global, prompt: prompt, references: reference).run()
  }
}
