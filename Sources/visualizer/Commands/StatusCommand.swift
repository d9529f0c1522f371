import ArgumentParser
import Domain
import Engine

/// Tells how the capabilities stand.
struct StatusCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell how the three capabilities stand; exits with 0 only when ready.",
    discussion: """
      Ready means that every capability that has a backend is exactly OK: the key was accepted just now (or the service has no way to check one), and \
      the chosen models are in the catalogue and can do the work.
      """)

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global)
    workspace.notices.forEach(console.note)
    let world = try await workspace.knownWorld(console)
    let report = StatusReport(world: world, settings: workspace.settings, source: workspace.keySource)
    try console.print(json ? report.json.pretty : report.lines.joined(separator: "\n"))
    guard report.exitCode == 0 else { throw ExitCode(report.exitCode) }
  }
}
