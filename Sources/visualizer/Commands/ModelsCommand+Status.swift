import ArgumentParser
import Domain
import Engine

extension ModelsCommand {
  /// How the chosen models stand.
  struct Status: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell how the key and the chosen models stand, and why not.",
      discussion: """
        --plain prints one line for each, with tabs between work, model, state and reason. --check exits with something else \
        than 0 where anything is wrong.

        EXAMPLES
          visualizer models status
          visualizer models status --check --plain
        """)

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Print lines with tabs, and nothing else.")
    var plain = false

    @Flag(help: "Exit with 0 only when all is well.")
    var check = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if json, plain { throw ValidationError("--json and --plain exclude each other.") }
    }

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      let world = try await workspace.knownWorld(console)
      let report = ModelStatusReport(
        world: world, settings: workspace.settings, source: workspace.keySource)
      if json {
        try console.print(report.json.pretty)
      } else {
        try console.print((plain ? report.plain : report.lines).joined(separator: "\n"))
      }
      if check, report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }
  }
}

extension Workspace {
  /// What the service says now of the key and of the models.
  func knownWorld(_ console: Console) async throws(Failure) -> World {
    async let key = keyState()
    async let finding = catalogueFinding(console)
    var world = world(themes: [])
    world.keyState = await key
    let found = await finding
    try Failure.checkCancellation()
    world.catalogue = found.catalogue
    world.catalogueState = found.state
    return world
  }

  private func catalogueFinding(_ console: Console) async -> CatalogueFinding {
    do throws(Failure) {
      return try await catalogue(CatalogueWish(), console)
    } catch {
      return CatalogueFinding(catalogue: .empty, state: .stale(error))
    }
  }
}
