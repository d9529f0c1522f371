import Foundation

/// The commands of the built program, as its parser declares them.
struct CommandTree: Decodable {
  struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable { var name: String }
    var names: [Name]?
  }

  /// One command that does something by itself.
  struct Leaf {
    var path: [String]
    var options: Set<String>
    var name: String { path.joined(separator: " ") }
  }

  var command: Command

  init(from dump: String) throws { self = try JSONDecoder().decode(CommandTree.self, from: Data(dump.utf8)) }

  var leaves: [Leaf] { Self.leaves(of: command, below: []) }

  private static func leaves(of command: Command, below path: [String]) -> [Leaf] {
    let subcommands = command.subcommands ?? []
    guard subcommands.isEmpty else {
      return subcommands.flatMap { child in leaves(of: child, below: path + [child.commandName]) }
    }
    return [Leaf(path: path, options: Set((command.arguments ?? []).flatMap { ($0.names ?? []).map(\.name) }))]
  }
}
