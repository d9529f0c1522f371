import ArgumentParser
import Domain
import Foundation

/// Speaks a text.
struct SpeakCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "speak", abstract: "Speak a text.",
    discussion: """
      A long text is split at its sentences, one request for each piece, and joined again. What came is kept until \
      all of it is there: after a failure --resume asks only for the rest.

      EXAMPLES
        visualizer speak "A red fox in snow."
        visualizer speak - -o story.mp3 --yes < story.txt
        visualizer speak "Slowly, please." --speed 0.8 --voice bf_emma --play
        visualizer speak - --format wav --dry-run < story.txt
      """)

  @Argument(help: "What is to be said; - reads it from standard input.")
  var text: String

  @OptionGroup var options: SpeechOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let text = try StandardInput().text(text, what: "text", limit: Rules.spokenBytes)
    try await Speaking(options: options, global: global, text: text).run()
  }
}

extension SpeechFormat: ExpressibleByArgument {}
