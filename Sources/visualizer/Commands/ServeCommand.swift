import ArgumentParser
import Domain
import Engine
import Foundation
import Gateway
import OpenRouter
import Storage

/// Serves the gateway until it is interrupted.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Let other programs make pictures and words through this one.",
    discussion: """
      Opens one local address that clients of OpenAI and of OpenRouter use unchanged: set their base URL to it, and their \
      key to the gateway's. Prints the base URLs first, then one line for each request. Ctrl-C ends it once running \
      requests are done, at the latest after 30 seconds.

      Every request is planned from the model's abilities, kept within the budget, and its pictures go into the gallery.

      EXAMPLES
        visualizer serve
        visualizer serve --port 0 --json --demo
        visualizer serve --alias 'gpt-image.*=openai/gpt-image-1'
      """,
    subcommands: [ServeRun.self, ServeKeys.self], defaultSubcommand: ServeRun.self)
}

/// The serving itself.
struct ServeRun: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Serve until interrupted; what `visualizer serve` does.",
    discussion: """
      EXAMPLES
        visualizer serve run --port 8484
        visualizer serve --demo --no-auth --port 0
      """)

  @Option(help: "The address to listen at; others than this machine's need a key.")
  var host = "127.0.0.1"

  @Option(help: "The port; 0 takes a free one.")
  var port: UInt16 = 8484

  @Option(help: ArgumentHelp("Listen at a socket of the file system instead.", valueName: "path"))
  var unix: String?

  @Option(help: ArgumentHelp("Serve every request with this model.", valueName: "model"))
  var forceModel: String?

  @Option(help: ArgumentHelp("For pictures where the client names none.", valueName: "model"))
  var imageModel: String?

  @Option(help: ArgumentHelp("What the name of a model becomes. May be repeated.", valueName: "pattern=model"))
  var alias: [String] = []

  @Option(help: ArgumentHelp("A page that may use it from a browser. May be repeated.", valueName: "origin"))
  var origin: [String] = []

  @Option(help: ArgumentHelp("What becomes of masks: refuse, reference or composite.", valueName: "policy"))
  var mask = GatewayOptions.MaskPolicy.refuse

  @Option(help: ArgumentHelp("How pictures come where the client does not say: b64_json or url.", valueName: "format"))
  var responseFormat = GatewayOptions.ResponseFormat.base64

  @Option(help: ArgumentHelp("US dollars that all clients together may spend a day.", valueName: "dollars"))
  var budgetPerDay: DollarAmount?

  @Flag(help: "Want no key; on this machine's own addresses alone.")
  var noAuth = false

  @Flag(help: "Keep no picture in the library.")
  var noKeep = false

  @Flag(help: "Answer with the plan, and send nothing.")
  var dryRun = false

  @Flag(help: "Print one line with the base URLs, then one JSON object for each request.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !noAuth || !options.isExposed else {
      throw ValidationError("--no-auth is for this machine alone; give no --host, or leave it out.")
    }
    for text in alias where (try? ModelAlias(text: text)) == nil {
      throw ValidationError("--alias takes PATTERN=MODEL with a regular expression, not \"\(text)\".")
    }
  }

  /// Requests that run may end first.
  var grace: Int { 35 }

  private var options: GatewayOptions {
    var options = GatewayOptions()
    (options.host, options.port, options.unixPath) = (host, Int(port), unix)
    (options.needsNoKey, options.keeps, options.isDry) = (noAuth, !noKeep, dryRun)
    (options.forcedModel, options.imageModel) = (forceModel, imageModel)
    options.aliases = alias.compactMap { try? ModelAlias(text: $0) }
    options.origins = origin
    (options.mask, options.responseFormat) = (mask, responseFormat)
    options.budgetPerDay = budgetPerDay?.value
    return options
  }

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global, console)
    try workspace.requireKey()
    let (clients, isNew) = try clients(workspace)
    let options = options
    let isJSON = json
    if options.isExposed { console.note("Other machines can reach it: only the key protects what it spends.") }
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    let gateway = Gateway(workspace.engine, options, clients: clients, printer: workspace.printer) { record in
      if isJSON { try? console.print(record.json.compact) } else { console.note(record.line) }
    }
    try await gateway.run { port in
      tell(port, clients[0], isNew: isNew, console)
    }
  }

  private func tell(_ port: Int, _ client: GatewayClient, isNew: Bool, _ console: Console) {
    let base = unix.map { "unix:\($0)" } ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    let addresses: [(String, JSONText)] = [
      ("openai", .text(base + "/v1")), ("openrouter", .text(base + "/api/v1")),
    ]
    if json {
      try? console.print(JSONText.object(addresses).compact)
    } else {
      try? console.print("OpenAI clients:     \(base)/v1\nOpenRouter clients: \(base)/api/v1")
    }
    if isNew, !noAuth { console.note("Its key, shown once and by `visualizer serve keys list`: \(client.key)") }
    console.note("Serving until interrupted.")
  }

  /// `VISUALIZER_GATEWAY_KEY` takes the place of the key on disk.
  private func clients(_ workspace: Workspace) throws(Failure) -> ([GatewayClient], isNew: Bool) {
    let store = FileGatewayKeys(paths: workspace.paths)
    var (clients, isNew) = try store.clients()
    if let key = workspace.environment["VISUALIZER_GATEWAY_KEY"], !key.isEmpty {
      guard key.utf8.count >= 8 else {
        throw Failure(
          .configuration, "VISUALIZER_GATEWAY_KEY is too short for a key.", advice: "Take 16 characters or more.")
      }
      clients[0].key = key
      isNew = false
    }
    return (clients, isNew)
  }
}

extension GatewayOptions.MaskPolicy: ExpressibleByArgument {}
extension GatewayOptions.ResponseFormat: ExpressibleByArgument {}
