import Foundation

/// A program in which agents run, and where it keeps the servers that they may use.
package enum AgentHost: String, CaseIterable, Sendable {
  case claudeCode = "claude-code"
  case openClaw = "openclaw"
  case genesis

  /// Whether its settings are known, so that they can be changed.
  package var isKnown: Bool { self != .genesis }

  var title: String {
    switch self {
    case .claudeCode: "Claude Code"
    case .openClaw: "OpenClaw"
    case .genesis: "Genesis"
    }
  }

  /// Where the servers stand in its file.
  var place: [String] { self == .openClaw ? ["mcp", "servers"] : ["mcpServers"] }

  /// - Parameter isProject: whether it is meant for the current folder alone, where the host knows that.
  /// - Returns: its file of settings; nil where that is not known.
  package func file(_ environment: [String: String], isProject: Bool) -> String? {
    let home = environment["HOME"] ?? NSHomeDirectory()
    switch self {
    case .claudeCode:
      if isProject { return FileManager.default.currentDirectoryPath + "/.mcp.json" }
      return home + "/.claude.json"
    case .openClaw:
      let named = environment["OPENCLAW_CONFIG_PATH"] ?? ""
      return named.isEmpty ? home + "/.openclaw/openclaw.json" : named
    case .genesis: return nil
    }
  }
}
