import ArgumentParser
import Domain

/// The arguments of the process, with options of the whole program allowed in front of the command.
struct Arguments {
  let ordered: [String]
  /// The first word where it names no command, which the parser would take for an argument of the screen; behind `help` the
  /// first that names none, which it would pass over.
  let strangeCommand: String?
  /// Names that are near that one.
  var near: [String] {
    let words = ordered.first == "help" ? ordered.dropFirst().filter { !$0.hasPrefix("-") } : []
    let names = words.count > 1 ? Self.nested(in: words[0]) : Self.shown
    return strangeCommand.map { EditDistance.nearest(to: $0, among: names) } ?? []
  }

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
    strangeCommand = rest.first == "help" ? Self.stranger(in: rest.dropFirst()) : Self.stranger(in: rest.prefix(1))
    guard !leading.isEmpty, let command = rest.first, Self.names.contains(command) else {
      ordered = leading + rest
      return
    }
    // Commands with commands of their own take the options behind the innermost name.
    let path = Self.path(in: rest, from: command)
    ordered = path + leading + rest.dropFirst(path.count)
  }

  /// The first of some words that names no command, nor one of the command before it.
  private static func stranger(in words: ArraySlice<String>) -> String? {
    var known = names + ["help"]
    for word in words where !word.hasPrefix("-") {
      guard known.contains(word) else { return word }
      known = nested(in: word)
    }
    return nil
  }

  /// Those that the help lists.
  private static var shown: [String] {
    Visualizer.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName } + ["help"]
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

  /// The command with the commands within it, as far as the words name any.
  private static func path(in words: [String], from command: String) -> [String] {
    var path = [command]
    var type = Visualizer.configuration.subcommands.first { $0._commandName == command }
    while let next = words.dropFirst(path.count).first,
      let inner = type?.configuration.subcommands.first(where: { $0._commandName == next })
    {
      path.append(next)
      type = inner
    }
    return path
  }

  private static func nested(in command: String) -> [String] {
    let commands = Visualizer.configuration.subcommands.first { $0._commandName == command }
    return commands?.configuration.subcommands.map { $0._commandName } ?? []
  }
}
