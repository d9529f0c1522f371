import ArgumentParser
import Domain
import Foundation
import Storage

/// Reads and changes the settings.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Read and change the settings.",
    discussion: """
      Settings have the names that the form uses. Lists are comma-separated. An environment variable such as \
      VISUALIZER_GENERAL_TIMEOUT overrides general.timeout without changing the file.

      EXAMPLES
        visualizer config list
        visualizer config get general.timeout
        visualizer config set text-to-image.only google-ai-studio,google-vertex
        visualizer config reset general.timeout
      """,
    subcommands: [List.self, Get.self, Set.self, Reset.self, Path.self])

  /// The row of a setting.
  ///
  /// - Throws: a `.usage` failure with names that are near.
  static func field(_ name: String) throws(Failure) -> Field {
    let wanted = name.lowercased()
    if let field = Fields.field(wanted) { return field }
    let tail = wanted.split(separator: ".").last.map(String.init) ?? wanted
    let near = Fields.all.map(\.id).filter { !tail.isEmpty && ($0.contains(tail) || $0.hasPrefix(wanted)) }.prefix(4)
    throw Failure(
      .usage, "There is no setting \"\(Harmless.line(name, limit: 60))\".",
      advice: near.isEmpty ? "See `visualizer config list`." : "Near it: \(near.joined(separator: ", ")).")
  }
}

extension ConfigCommand {
  /// All settings with their values.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List all settings; * is changed from the default, ! overridden by the environment.")

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let settings = workspace.settings
      if json {
        let members = Fields.all.map { ($0.id, $0.read(settings).json) }
        return try console.print(JSONText.object(members).pretty)
      }
      let width = Fields.all.map(\.id.count).max() ?? 0
      for field in Fields.all {
        let mark =
          workspace.loaded.overridden.contains(field.id) ? "!" : field.isModified(in: settings) ? "*" : " "
        let blanks = String(repeating: " ", count: width - field.id.count)
        let line = "\(mark) \(field.id)\(blanks)  \(Harmless.line(field.read(settings).text))"
        try console.print(line.trimmingSuffix(" "))
      }
    }
  }

  /// The value of one setting.
  struct Get: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the value of a setting.")

    @Argument(help: "The name, e.g. general.timeout.", completion: Completion.settings)
    var key: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let field = try ConfigCommand.field(key)
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      try console.print(Harmless.line(field.read(workspace.settings).text))
    }
  }

  /// The place of the file.
  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the path of config.yaml.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let environment = ProcessInfo.processInfo.environment
      try Console().print(Harmless.line(Paths(environment: environment, home: NSHomeDirectory()).configFile))
    }
  }
}

extension FieldValue {
  fileprivate var json: JSONText {
    switch self {
    case .flag(let on): .truth(on)
    case .number(let number): .whole(number)
    case .word(let word): .text(word)
    case .list(let items): .texts(items)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
