import ArgumentParser
import Domain
import Foundation
import MCP
import Storage

/// Tells the host of an agent how to start the server.
struct MCPInstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Enter the server into the settings of an agent's host, or show the entry.",
    discussion: """
      claude-code is entered into ~/.claude.json for all projects, or with --project into .mcp.json of this folder; openclaw \
      into ~/.openclaw/openclaw.json. The rest of the file stays as it is, and a copy of it is kept beside it. The key is \
      never written. --print changes nothing.

      EXAMPLES
        visualizer mcp install claude-code
        visualizer mcp install claude-code --project --yes
        visualizer mcp install openclaw
        visualizer mcp install --print --json
      """)

  @Argument(help: "claude-code, openclaw or genesis.")
  var host: AgentHost?

  @Flag(help: "Show the entry, and change nothing.")
  var print = false

  @Flag(help: "For claude-code: enter it into .mcp.json of the current folder.")
  var project = false

  @Option(help: ArgumentHelp("The host's file of settings, where it is not the usual one.", valueName: "path"))
  var file: String?

  @Flag(help: "Change the file without asking.")
  var yes = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard host != nil || print else {
      throw ValidationError("Name a host (claude-code, openclaw or genesis), or say --print.")
    }
  }

  func run() throws {
    let console = Console()
    let environment = ProcessInfo.processInfo.environment
    let entry = HostEntry(
      command: Self.program, arguments: ["mcp"] + (global.demo ? ["--demo"] : []), environment: environment)
    let installation = HostInstallation(
      host: host, entry: entry, file: file ?? host?.file(environment, isProject: project))
    guard !print, let host, host.isKnown else { return try show(installation, console) }
    try change(installation, host, console)
    if environment["OPENROUTER_API_KEY"] != nil, !global.demo {
      console.note(
        "The key of this shell is not written; `visualizer key set` keeps one that the host's server finds, too.")
    }
  }

  /// The program as it can be started from anywhere.
  private static var program: String {
    let named =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? Bundle.main.executablePath
    return named ?? CommandLine.arguments[0]
  }

  private func show(_ installation: HostInstallation, _ console: Console) throws {
    if let remark = installation.remark { console.note(remark) }
    if json { return try console.print(installation.document.pretty) }
    try console.print(installation.text)
  }

  private func change(_ installation: HostInstallation, _ host: AgentHost, _ console: Console) throws {
    guard let path = installation.file else { return try show(installation, console) }
    let file = ForeignFile(path)
    let old = try file.read()
    guard let new = try installation.changed(old) else {
      return try tell(installation, path, nil, isChanged: false, console)
    }
    if !yes {
      guard console.hasTerminal else {
        throw Failure(
          .usage, "\(Harmless.line(path)) would be changed, and nobody can be asked.",
          advice: "Say --yes to change it, or --print to see the entry.")
      }
      console.message(installation.text)
      guard try console.asks("Enter this into \(path)?") else {
        throw Failure(.cancelled, "Nothing was changed.")
      }
    }
    try tell(installation, path, try file.replace(old, with: new), isChanged: true, console)
  }

  private func tell(
    _ installation: HostInstallation, _ path: String, _ backup: String?, isChanged: Bool, _ console: Console
  ) throws {
    if json {
      return try console.print(
        JSONText.object([
          ("ok", .truth(true)), ("file", .text(path)), ("changed", .truth(isChanged)),
          ("backup", .text(orNull: backup)), ("entry", installation.entry.json),
        ]).pretty)
    }
    try console.print(Harmless.line(path))
    console.note(isChanged ? "Entered as \"visualizer\"." : "It is entered there already.")
    if let backup { console.note("The file as it was is kept in \(backup).") }
  }
}

extension AgentHost: ExpressibleByArgument {}
