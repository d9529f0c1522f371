import ArgumentParser
import Domain
import Engine

extension ModelsCommand {
  /// Models that are asked where the chosen one refuses and bills nothing.
  struct Fallbacks: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Which models are asked where the chosen one refuses and bills nothing.",
      discussion: """
        They are asked in their order. The next is asked only where nothing can have been billed.

        EXAMPLES
          visualizer models fallbacks add openai/gpt-image-2
          visualizer models fallbacks list --json
          visualizer models fallbacks clear --for editing
        """,
      subcommands: [List.self, Add.self, Remove.self, Clear.self], defaultSubcommand: List.self)
  }
}

extension ModelsCommand.Fallbacks {
  /// Prints them.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the fallback models, in their order.")

    @Option(name: .customLong("for"), help: ArgumentHelp("\(RoleOption.fallbackNames); else all.", valueName: "work"))
    var role: RoleOption?

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      if let role { _ = try role.fallbacks() }
      let roles = role.map { [$0.role] } ?? ModelRole.all.filter { $0.fallbacks != nil }
      let lists = roles.map { ($0.name, $0.fallbacks(in: workspace.settings)) }
      guard !json else { return try console.print(JSONText.object(lists.map { ($0, .texts($1)) }).pretty) }
      for (name, models) in lists {
        for model in models {
          try console.print(role == nil ? "\(name)  \(Harmless.line(model))" : Harmless.line(model))
        }
      }
    }
  }

  /// Puts models at the end of the list.
  struct Add: ServiceCommand {
    static let configuration = CommandConfiguration(abstract: "Put models at the end of the list.")

    @Argument(help: "The models, in the order in which they are asked.")
    var references: [String]

    @Option(name: .customLong("for"), help: ArgumentHelp("\(RoleOption.fallbackNames).", valueName: "work"))
    var role = RoleOption.usual

    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      let field = try role.fallbacks()
      var models: [String] = []
      for reference in references {
        let id = workspace.settings.modelID(reference)
        models.append(try await workspace.model(id, for: role.role, console))
      }
      let known = role.role.fallbacks(in: workspace.settings)
      let all = (known + models).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      guard all.count <= Rules.mostFallbacks else {
        throw Failure(
          .usage, "\(all.count) fallback models are more than are asked (\(Rules.mostFallbacks)).",
          advice: "Take some out first: visualizer models fallbacks remove.")
      }
      try workspace.set(field, to: .list(all), console)
    }
  }

  /// Takes one out.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take a model out of the list.")

    @Argument(help: "The model.")
    var reference: String

    @Option(name: .customLong("for"), help: ArgumentHelp("\(RoleOption.fallbackNames).", valueName: "work"))
    var role = RoleOption.usual

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let field = try role.fallbacks()
      let id = workspace.settings.modelID(reference)
      let known = role.role.fallbacks(in: workspace.settings)
      guard known.contains(id) else {
        throw Failure(
          .usage, "\(Harmless.line(id, limit: 120)) is no fallback model for this: \(role.role.title.lowercased()).",
          advice: known.isEmpty ? "There are none." : "There are: \(known.joined(separator: ", ")).")
      }
      try workspace.set(field, to: .list(known.filter { $0 != id }), console)
    }
  }

  /// Empties the list.
  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take all models out of the list.")

    @Option(name: .customLong("for"), help: ArgumentHelp("\(RoleOption.fallbackNames).", valueName: "work"))
    var role = RoleOption.usual

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      try workspace.set(try role.fallbacks(), to: .list([]), console)
    }
  }
}
