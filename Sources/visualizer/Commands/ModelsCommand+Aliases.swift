import ArgumentParser
import Domain
import Engine

extension ModelsCommand {
  /// The user's own names of models.
  struct Aliases: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Your own names of models, which serve wherever a model is named.",
      discussion: """
        A name means one model. It is looked up when the command, the setting or the request is read.

        EXAMPLES
          visualizer models aliases add fast google/gemini-2.5-flash-image
          visualizer generate "a red fox in snow" --model fast
          visualizer models aliases list
        """,
      subcommands: [List.self, Add.self, Remove.self], defaultSubcommand: List.self)
  }
}

extension ModelsCommand.Aliases {
  /// Prints them.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the names and the models that they mean.")

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let aliases = workspace.settings.aliases.sorted { $0.key < $1.key }
      guard !json else { return try console.print(JSONText.object(aliases.map { ($0.key, .text($0.value)) }).pretty) }
      guard !aliases.isEmpty else { return }
      var table = TextTable(columns: [.init(title: "NAME"), .init(title: "MODEL", isFlexible: true)])
      table.rows = aliases.map { [$0.key, $0.value] }
      try console.print(table: table)
    }
  }

  /// Gives a model a name.
  struct Add: ServiceCommand {
    static let configuration = CommandConfiguration(abstract: "Give a model a name of your own.")

    @Argument(help: "The name: letters, digits, dots, dashes and underscores.")
    var name: String

    @Argument(help: "The model.")
    var reference: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      let name = name.lowercased()
      guard name.wholeMatch(of: /[a-z0-9][a-z0-9._-]{0,59}/) != nil else {
        throw Failure(
          .usage, "\(Harmless.line(name, limit: 80)) cannot be a name of a model.",
          advice: "Take letters, digits, dots, dashes and underscores.")
      }
      let id = workspace.settings.modelID(reference)
      let model = try await workspace.listed(id, console)
      try workspace.change(console) { $0.aliases[name] = model }
      console.note("\(name) means \(model).")
    }
  }

  /// Forgets a name.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Forget a name.")

    @Argument(help: "The name.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let name = name.lowercased()
      guard workspace.settings.aliases[name] != nil else {
        let known = workspace.settings.aliases.keys.sorted().joined(separator: ", ")
        throw Failure(
          .usage, "There is no name \"\(Harmless.line(name, limit: 80))\".",
          advice: known.isEmpty ? "There are none." : "There are: \(known).")
      }
      try workspace.change(console) { $0.aliases[name] = nil }
    }
  }
}

extension Workspace {
  /// A model of the catalogue, whatever it can do. Where there is no catalogue, it is taken as it stands.
  fileprivate func listed(_ id: String, _ console: Console) async throws(Failure) -> String {
    try await model(id, for: ModelRole(name: "any", title: "Any work", field: "") { _ in true }, console)
  }
}
