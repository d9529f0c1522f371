import ArgumentParser

/// The arguments of the process, with options of the whole program allowed in front of the command.
struct Arguments {
  let ordered: [String]
  /// The first word where it names no command; the parser would take it for an argument of the screen.
  let strangeCommand: String?

  /// `--demo generate x` means `generate x --demo`; the parser itself knows options only behind their command.
  init(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)
    var leading: [String] = []
    while let first = rest.first {
      if first == "--demo" || first.hasPrefix("--base-url=") {
        leading.append(rest.removeFirst())
      } else if first == "--base-url", rest.count > 1 {
        leading += rest.prefix(2)
        rest.removeFirst(2)
      } else {
        break
      }
    }
    strangeCommand = rest.first.flatMap { $0.hasPrefix("-") || $0 == "help" || Self.names.contains($0) ? nil : $0 }
    guard !leading.isEmpty, let command = rest.first, Self.names.contains(command) else {
      ordered = leading + rest
      return
    }
    // Commands with commands of their own take the options behind the innermost name.
    var path = [command]
    if let second = rest.dropFirst().first, Self.nested(in: command).contains(second) { path.append(second) }
    ordered = path + leading + rest.dropFirst(path.count)
  }

  private static var names: [String] { Visualizer.configuration.subcommands.map { $0._commandName } }

  /// For mistakes in the arguments themselves, before a command is known.
  var wantsJSON: Bool { ordered.prefix { $0 != "--" }.contains("--json") }

  private static func nested(in command: String) -> [String] {
    let commands = Visualizer.configuration.subcommands.first { $0._commandName == command }
    return commands?.configuration.subcommands.map { $0._commandName } ?? []
  }
}
