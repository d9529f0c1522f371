import Domain
import Engine

/// What all requests share.
struct GatewayHub: Sendable {
  let engine: Engine
  let options: GatewayOptions
  let directory: ModelDirectory
  let accounts: ClientAccounts
  let admission: Admission
  let desk = Desk()
  let metrics = Metrics()
  let bodies = BodyReader()
  let files: FileLinks
  let passing = PassingFolder()
  let printer: any RequestPrinter

  init(_ engine: Engine, _ options: GatewayOptions, _ clients: [GatewayClient], _ printer: any RequestPrinter) {
    self.engine = engine
    self.options = options
    self.printer = printer
    directory = ModelDirectory(engine)
    accounts = ClientAccounts(ledger: engine.ports.ledger, together: options.budgetPerDay)
    admission = Admission(options, clients.map(Self.apart))
    files = FileLinks(secret: clients.first?.key ?? GatewayClient.newKey())
  }

  /// A key that bears the name of agents since before that was refused must not count as one of them.
  private static func apart(_ client: GatewayClient) -> GatewayClient {
    var client = client
    if client.name == ClientLimit.Scope.agent { client.name += ".key" }
    return client
  }

  var planner: PicturePlanner { PicturePlanner(engine: engine, directory: directory, options: options) }

  /// What a request of a client has to keep within.
  func budget(of client: GatewayClient, _ settings: Settings) -> Budget {
    var budget = Budget(settings.budget)
    budget.clients = accounts.limits(of: client)
    return budget
  }
}
