import ArgumentParser
import Domain
import Foundation
import Gateway
import Storage

/// The keys that clients of the gateway show.
struct ServeKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List, add and remove the keys of the gateway's clients.",
    discussion: """
      Each client has a key of its own, and may have a budget and models of its own. OpenRouter's key is never among them.

      EXAMPLES
        visualizer serve keys list
        visualizer serve keys add webui --budget-per-day 2 --models 'google/*'
        visualizer serve keys remove webui
      """,
    subcommands: [List.self, Add.self, Remove.self])

  /// Shows all.
  struct List: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the clients with their keys.",
      discussion: """
        EXAMPLES
          visualizer serve keys list
          visualizer serve keys list --json
        """)

    @Flag(help: "Print one JSON list.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      let clients = try FileGatewayKeys(paths: workspace.paths).clients().all
      guard !json else { return try console.print(JSONText.list(clients.map(Self.json)).pretty) }
      for client in clients {
        let budget = client.budgetPerDay.map { "\(Money.text($0)) a day" } ?? "no limit of its own"
        let models = client.models.isEmpty ? "all models" : client.models.joined(separator: " ")
        try console.print(
          "\(Harmless.line(client.name, limit: 60))  \(client.key)  \(budget)  \(Harmless.line(models))")
      }
    }

    private static func json(_ client: GatewayClient) -> JSONText {
      .object([
        ("name", .text(client.name)), ("key", .text(client.key)),
        ("budget_per_day", .number(orNull: client.budgetPerDay)), ("models", .texts(client.models)),
      ])
    }
  }

  /// Adds one, with a new key.
  struct Add: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a client, and print its new key.",
      discussion: """
        A client of that name is replaced.

        EXAMPLES
          visualizer serve keys add webui
          visualizer serve keys add webui --budget-per-day 2 --models 'google/*' --models 'openai/*'
        """)

    @Argument(help: "By which the ledger knows it.")
    var name: String

    @Option(help: ArgumentHelp("US dollars that it may spend a day.", valueName: "dollars"))
    var budgetPerDay: DollarAmount?

    @Option(help: ArgumentHelp("Models that it may use, * for anything. May be repeated.", valueName: "pattern"))
    var models: [String] = []

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...60).contains(name.count), name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else {
        throw ValidationError("A name has 1 to 60 letters, digits, dashes, dots and underlines.")
      }
      guard name != ClientLimit.Scope.agent else {
        throw ValidationError("\(name) is the name of agents, whose limit is another one. Take another name.")
      }
    }

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      var client = GatewayClient(name: name)
      client.budgetPerDay = budgetPerDay?.value
      client.models = models
      try FileGatewayKeys(paths: workspace.paths).add(client)
      try console.print(client.key)
    }
  }

  /// Removes one: its key opens nothing any more.
  struct Remove: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a client.",
      discussion: """
        A gateway that is running knows it until it is started again.

        EXAMPLES
          visualizer serve keys remove webui
        """)

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      try FileGatewayKeys(paths: workspace.paths).remove(name)
      console.note("Removed.")
    }
  }
}
