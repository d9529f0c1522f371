import ArgumentParser

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Flag(help: "Use the built-in simulator: no key, no account, nothing leaves the machine.")
  var demo = false

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The address of the service, before OPENROUTER_BASE_URL and the settings.", valueName: "url"))
  var baseURL: String?
}
