import Domain
import Engine

/// How a host starts the server. The key is never a part of it.
package struct HostEntry: Sendable {
  let command: String
  let arguments: [String]
  let environment: [(String, String)]

  /// By which the host names it.
  static let name = "visualizer"

  /// - Parameter environment: of this process; what says where the user's files are goes along.
  package init(command: String, arguments: [String], environment: [String: String]) {
    self.command = command
    self.arguments = arguments
    self.environment = ["VISUALIZER_HOME"].compactMap { name in
      // The host starts it in a folder of its own.
      environment[name].flatMap { $0.isEmpty ? nil : (name, UserPath($0).absolute) }
    }
  }

  package var json: JSONText {
    var members: [(String, JSONText)] = [
      ("type", .text("stdio")), ("command", .text(command)), ("args", .texts(arguments)),
    ]
    if !environment.isEmpty { members.append(("env", .object(environment.map { ($0.0, .text($0.1)) }))) }
    return .object(members)
  }

  /// For a shell.
  var words: String { ([command] + arguments).map(Self.quoted).joined(separator: " ") }

  /// For a shell, in front of the name: `-e NAME=VALUE`.
  var variables: String { environment.map { "-e \(Self.quoted("\($0.0)=\($0.1)")) " }.joined() }

  static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=:+@%".contains($0) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
