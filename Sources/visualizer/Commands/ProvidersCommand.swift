import ArgumentParser
import Domain
import Engine

/// Lists the providers.
struct ProvidersCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers", abstract: "List the providers and the slugs that --only and --ignore take.")

  @Flag(help: "Print one JSON array.")
  var json = false

  @Flag(help: "Use the catalogue on disk, however old.")
  var offline = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global, console)
    let providers = try await workspace.catalogue(CatalogueWish(offline: offline), console).catalogue.providers
    var table = TextTable(columns: [.init(title: "SLUG", isFlexible: true), .init(title: "NAME", isFlexible: true)])
    table.rows = providers.map { [$0.slug, $0.name] }
    try console.print(table, asJSON: json) {
      .list(providers.map { .object([("slug", .text($0.slug)), ("name", .text($0.name))]) })
    }
  }
}
