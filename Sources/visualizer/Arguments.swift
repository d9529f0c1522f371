import ArgumentParser

/// The arguments of the process, with options of the whole program allowed in front of the command.
struct Arguments {
  let ordered: [String]
  /// The first word where it names no command; the parser would take it for an argument of the screen.
  let strangeCommand: String?

  /// `--demo generate x` means `generate x --demo`; the parser itself knows options only behind their command.
  init(_ arguments: some Sequence<String>) {
    var rest = Self.joined(Array(arguments))
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

  /// `--seed -1` means `--seed=-1`, and `config set KEY -1` `config set KEY -- -1`: the parser would take a negative number for
  /// an option, and say that a value is missing.
  private static func joined(_ arguments: [String]) -> [String] {
    var out: [String] = []
    for (index, argument) in arguments.enumerated() {
      guard isNegative(argument), !out.contains("--"), let last = out.last else {
        out.append(argument)
        continue
      }
      if last == "-n" || (last.hasPrefix("--") && !last.contains("=")) {
        out[out.count - 1] = last + "=" + argument
      } else if out.starts(with: ["config", "set"]) {
        return out + arguments[(index + 1)...] + ["--", argument]
      } else {
        out.append(argument)
      }
    }
    return out
  }

  private static func isNegative(_ argument: String) -> Bool {
    argument.hasPrefix("-") && (argument.dropFirst().first?.isNumber ?? false)
  }

  /// For mistakes in the arguments themselves, before a command is known.
  var wantsJSON: Bool { ordered.prefix { $0 != "--" }.contains("--json") }

  private static func nested(in command: String) -> [String] {
    let commands = Visualizer.configuration.subcommands.first { $0._commandName == command }
    return commands?.configuration.subcommands.map { $0._commandName } ?? []
  }
}
