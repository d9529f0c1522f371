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
        visualizer generate --from prompts.txt -o pictures --yes
        visualizer generate --resume pictures
      """)

  @Argument(help: "What the picture should show; - reads it from standard input. A preset may have it.")
  var prompt: String?

  @Option(
    help: ArgumentHelp(
      "Many prompts, one a line, or JSON objects with options of their own, one a line; - is standard input.",
      valueName: "file"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "A picture that goes along, a file or an id of the library; makes it an edit. May be repeated.", valueName: "file"
    ))
  var reference: [String] = []

  @OptionGroup var resuming: RunOptions
  @OptionGroup var options: CreationOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let sources = [prompt, from, resuming.resume].compactMap { $0 }.count
    guard sources > 0 || options.preset != nil else {
      throw ValidationError("Give a prompt, --preset with one, or --from with many.")
    }
    guard sources < 2 else {
      throw ValidationError("A prompt, --from and --resume do not go together: each says what is to be sent.")
    }
    try resuming.check(options)
    if isMany, options.preview { throw ValidationError("--preview goes with one prompt.") }
  }

  func run() async throws {
    guard !isMany else { return try await runMany() }
    let words = try StandardInput().text(prompt ?? "", what: "prompt")
    try await Creation(options: options, global: global, prompt: words, references: reference).run()
  }

  private var isMany: Bool { from != nil || resuming.resume != nil }

  private func runMany() async throws {
    let workspace = try Workspace.open(global)
    let creation = try Creation(options: options, global: global, prompt: "", references: reference)
      .equipped(workspace)
    workspace.notices.forEach(creation.console.note)
    if !options.dryRun { try workspace.requireKey() }
    if let named = resuming.resume {
      return try await RunCreation(creation: creation, options: resuming, workspace: workspace).resume(named)
    }
    if let from { try await Batch(creation: creation, run: resuming, workspace: workspace).begin(from) }
  }
}
