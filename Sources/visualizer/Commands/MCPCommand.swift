import ArgumentParser
import Domain
import Foundation
import MCP
import Storage
import Terminal

/// Serves agents on standard input and output.
struct MCPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp", abstract: "Let agents make pictures: a server of the Model Context Protocol.",
    discussion: """
      The host of an agent starts it and speaks to it on standard input and output; `visualizer mcp install` tells the host \
      how. Pictures are made with the models, styles and budgets that are set up here, and go into the gallery. What agents \
      may spend, and which folders they may use, is set by mcp.budget-per-day, mcp.ask-above and mcp.folders.

      EXAMPLES
        visualizer mcp
        visualizer mcp --demo
        visualizer mcp install claude-code
      """,
    subcommands: [MCPRun.self, MCPInstall.self], defaultSubcommand: MCPRun.self)
}

/// The serving itself.
struct MCPRun: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Serve until standard input ends; what `visualizer mcp` does.",
    discussion: """
      EXAMPLES
        visualizer mcp run --demo
      """)

  @OptionGroup var global: GlobalOptions

  /// What is paid for may end first.
  var grace: Int { 35 }

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global, console)
    if isTTY(STDIN_FILENO) { console.note("The host of an agent starts this, and speaks to it; ^D ends it.") }
    let options = MCPOptions(
      release: Release.version, library: workspace.paths.images, keySearch: workspace.keySearch,
      requireKey: { () throws(Failure) in try workspace.requireKey() })
    // No host waits for this.
    let telling = Task { for sentence in await workspace.interruptedRequests() { console.note(sentence) } }
    let source = try InputMessages()
    await MCPServer(workspace.engine, options).run(source, OutputMessages(console))
    telling.cancel()
  }
}
