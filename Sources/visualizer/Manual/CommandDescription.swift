import ArgumentParser
import Foundation

/// One command as the parser declares it, with the commands below it.
struct CommandDescription: Decodable {
  /// One option, flag or argument.
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
    let defaultValue: String?
    let allValues: [String]?
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let arguments: [Argument]?
  let subcommands: [CommandDescription]?
  let superCommands: [String]?

  private struct Dump: Decodable {
    let command: CommandDescription
  }

  /// The whole program.
  static func all() throws -> CommandDescription {
    try JSONDecoder().decode(Dump.self, from: Data(Visualizer._dumpHelp().utf8)).command
  }

  /// The name with those of the commands above it, e.g. `visualizer gallery show`.
  var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// Those that users are shown, without the help itself.
  var shown: [CommandDescription] { (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" } }

  /// What is done directly, without commands below.
  var leaves: [CommandDescription] { shown.isEmpty ? [self] : shown.flatMap(\.leaves) }
}
