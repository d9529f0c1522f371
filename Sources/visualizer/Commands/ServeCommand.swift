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
  var host: String?

  @Option(help: "The port; 0 takes a free one.")
  var port: UInt16?

  @Option(help: ArgumentHelp("Listen at a socket of the file system instead.", valueName: "path"))
  var unix: String?

  @Option(help: ArgumentHelp("A file with the key of the clients, in place of the gateway's own.", valueName: "path"))
  var keyFile: String?

  @Option(help: ArgumentHelp("Serve every request with this model.", valueName: "model"), completion: Completion.models)
  var forceModel: String?

  @Option(
    help: ArgumentHelp("For pictures where the client names none.", valueName: "model"), completion: Completion.models)
  var imageModel: String?

  @Option(help: ArgumentHelp("Who serves models that name no backend; openrouter is the only one.", valueName: "name"))
  var defaultBackend = "openrouter"

  @Option(
    help: ArgumentHelp("What a model's name becomes, before the settings. May be repeated.", valueName: "pattern=model")
  )
  var alias: [String] = []

  @Option(help: ArgumentHelp("A page that may use it from a browser. May be repeated.", valueName: "origin"))
  var origin: [String] = []

  @Option(help: ArgumentHelp("What becomes of masks: refuse, reference or composite.", valueName: "policy"))
  var mask: MaskPolicy?

  @Option(help: ArgumentHelp("How pictures come where the client does not say: b64_json or url.", valueName: "format"))
  var responseFormat: ResponseFormat?

  @Option(help: ArgumentHelp("Pictures of a chat: as-they-come or markdown.", valueName: "form"))
  var chatImages: ChatImages?

  @Option(help: ArgumentHelp("US dollars that all clients together may spend a day.", valueName: "dollars"))
  var budgetPerDay: DollarAmount?

  @Option(help: ArgumentHelp("For all tries of one request together, 5 to 600.", valueName: "seconds"))
  var totalBudget: Int?

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
    for text in alias where (try? ModelAlias(text: text)) == nil {
      throw ValidationError("--alias takes PATTERN=MODEL with a regular expression, not \"\(text)\".")
    }
    guard defaultBackend == "openrouter" else {
      throw ValidationError("--default-backend takes openrouter: the gateway serves no other.")
    }
    guard totalBudget.map({ (5...600).contains($0) }) ?? true else {
      throw ValidationError("--total-budget takes 5 to 600 seconds.")
    }
  }

  /// Requests that run may end first.
  var grace: Int { 35 }

  /// The settings, with the options over them.
  private func options(_ settings: Settings) throws -> GatewayOptions {
    var options = try GatewayOptions(settings.gateway)
    options.host = host ?? options.host
    options.port = port.map { Int($0) } ?? options.port
    options.unixPath = unix
    (options.needsNoKey, options.keeps, options.isDry) = (noAuth, !noKeep, dryRun)
    options.forcedModel = forceModel ?? options.forcedModel
    options.imageModel = imageModel ?? options.imageModel
    options.aliases = alias.compactMap { try? ModelAlias(text: $0) } + options.aliases
    options.origins += origin
    options.mask = mask ?? options.mask
    options.responseFormat = responseFormat ?? options.responseFormat
    options.chatImages = chatImages ?? options.chatImages
    options.budgetPerDay = budgetPerDay?.value ?? options.budgetPerDay
    options.patience = totalBudget.map { .seconds($0) } ?? options.patience
    guard !noAuth || !options.isExposed else {
      throw Failure(
        .usage, "--no-auth is for this machine alone, and \(Harmless.line(options.host, limit: 80)) is not.",
        advice: "Leave --no-auth out, or take --host 127.0.0.1.")
    }
    return options
  }

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global, console)
    try workspace.requireKey()
    let options = try options(workspace.settings)
    let (clients, isNew) = try clients(workspace)
    let log = RequestLog(console, isJSON: json)
    if options.isExposed { console.note("Other machines can reach it: only the key protects what it spends.") }
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    let gateway = Gateway(workspace.engine, options, clients: clients, printer: workspace.printer) { event in
      switch event {
      case .opened(let base): tell(base, clients[0], isNew: isNew, console)
      case .ended(let request): log.add(request)
      case .began, .closed: break
      }
    }
    do {
      try await gateway.run()
    } catch {
      await log.end()
      throw error
    }
    await log.end()
  }

  private func tell(_ base: String, _ client: GatewayClient, isNew: Bool, _ console: Console) {
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

  /// `--key-file` or `VISUALIZER_GATEWAY_KEY` takes the place of the key on disk.
  private func clients(_ workspace: Workspace) throws(Failure) -> ([GatewayClient], isNew: Bool) {
    var (clients, isNew) = try FileGatewayKeys(paths: workspace.paths).clients()
    var (key, name) = (workspace.environment["VISUALIZER_GATEWAY_KEY"] ?? "", "VISUALIZER_GATEWAY_KEY")
    if let keyFile {
      key = try Self.key(in: keyFile)
      name = "The key in \(Harmless.line(keyFile, limit: 200))"
    }
    guard !key.isEmpty else { return (clients, isNew) }
    guard key.utf8.count >= 8 else {
      throw Failure(.configuration, "\(name) is too short for a key.", advice: "Take 16 characters or more.")
    }
    clients[0].key = key
    isNew = false
    return (clients, isNew)
  }

  /// The first line of a file.
  private static func key(in path: String) throws(Failure) -> String {
    let text = (try? String(contentsOfFile: UserPath(path).absolute, encoding: .utf8)) ?? ""
    guard let line = text.split(whereSeparator: \.isNewline).first, text.utf8.count < 4096 else {
      throw Failure(.usage, "The key file (\(Harmless.line(path, limit: 200))) cannot be read, or holds no key.")
    }
    return line.trimmingCharacters(in: .whitespaces)
  }
}

extension MaskPolicy: ExpressibleByArgument {}
extension ResponseFormat: ExpressibleByArgument {}
extension ChatImages: ExpressibleByArgument {}
