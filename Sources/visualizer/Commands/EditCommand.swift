import ArgumentParser
import Domain

/// Changes images by a prompt.
struct EditCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change images by a prompt.",
    discussion: """
      The same as generate with references, files first.

      EXAMPLES
        visualizer edit photo.jpg --prompt "make it night" -o night.png
        visualizer edit 3f9a --prompt "the same in winter"
        visualizer edit photo.jpg --prompt "add a cat" --max-cost 0.10 --json
      """)

  @Argument(
    help: ArgumentHelp(
      "The pictures, in order: ids of the library, or PNG, JPEG or WebP files of at most \(Rules.referenceBytes / 1_000_000) MB."
    ))
  var files: [String]

  @Option(help: ArgumentHelp("What should change; - reads it from standard input.", valueName: "text"))
  var prompt: String

  @Option(help: ArgumentHelp("One more picture. May be repeated.", valueName: "file"))
  var reference: [String] = []

  @OptionGroup var options: CreationOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let prompt = try StandardInput().text(prompt, what: "prompt")
    try await Creation(options: options, global: global, prompt: prompt, references: files + reference).run()
  }
}
