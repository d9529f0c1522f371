import ArgumentParser
import Domain

/// Sets up what one needs to begin: the key, the models, and a first picture.
struct OnboardCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "onboard", abstract: "Set up the key and the models, step by step.",
    discussion: """
      The key is asked for and not shown, or comes by a login in the browser. It is tried at once. Then the models of the three \
      capabilities are offered with their prices, and a first picture, whose price is said before it is asked about. \
      Nothing is billed without a yes. See docs/onboarding.md.

      EXAMPLES
        visualizer onboard
        visualizer onboard --auth-choice openrouter-oauth
        visualizer onboard --key-file ~/key.txt --yes --json
        pass show openrouter | visualizer onboard --key-stdin --yes
      """)

  /// How the key is had.
  enum AuthChoice: String, ExpressibleByArgument, CaseIterable {
    case key = "openrouter-api-key"
    case browser = "openrouter-oauth"
  }

  @Option(
    help: ArgumentHelp(
      "How the key is had: \(AuthChoice.allCases.map(\.rawValue).joined(separator: " or ")).", valueName: "way"))
  var authChoice: AuthChoice?

  @OptionGroup var input: KeyInput

  @Flag(name: .shortAndLong, help: "Take what is recommended without a question; nothing is billed.")
  var yes = false

  @Flag(help: "Print one JSON object.")
  var json = false

  /// The screen goes on after it; its welcome card starts it so.
  @Flag(help: .hidden)
  var returns = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if authChoice == .browser, input.isNamed {
      throw ValidationError("A login by the browser needs no key; leave --key-file and --key-stdin out.")
    }
  }

  func run() async throws {
    guard returns else { return try await Onboarding(options: self).run() }
    do {
      try await Onboarding(options: self).run()
    } catch let failure as Failure {
      Console().note(failure.sentence)
    }
    Console().raw("Enter opens the screen. ")
    _ = try StandardInput().line()
    throw ProgramImage.replace(arguments: ["--unwelcomed"] + global.words)
  }
}

extension GlobalOptions {
  /// As they are written on the command line.
  var words: [String] { (demo ? ["--demo"] : []) + (baseURL.map { ["--base-url", $0] } ?? []) }
}
