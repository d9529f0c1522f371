import Domain
import Engine
import Foundation
import OpenRouter
import Terminal

/// The login by the browser: on this machine the browser comes back by itself, over ssh the user pastes what it shows.
struct BrowserStep: Sendable {
  private let workspace: Workspace
  private let console: Console

  init(_ workspace: Workspace, _ console: Console) {
    self.workspace = workspace
    self.console = console
  }

  func key() async throws(Failure) -> APIKey {
    let (login, code) = isRemote ? try await pasted() : try await brought()
    return try await workspace.engine.key(for: code, of: login)
  }

  /// Whether the browser is on another machine, and could not reach this one.
  private var isRemote: Bool {
    ["SSH_CONNECTION", "SSH_TTY"].contains { workspace.environment[$0]?.isEmpty == false }
  }

  private func brought() async throws(Failure) -> (BrowserLogin, String) {
    let listener = try CallbackListener()
    defer { listener.stop() }
    let login = try await workspace.engine.beginLogin(port: listener.port)
    console.message("Agree in the browser. If none opens, open this address yourself:\n\(login.address)")
    open(login.address)
    let code = try await listener.code(of: login)
    return (login, code)
  }

  private func pasted() async throws(Failure) -> (BrowserLogin, String) {
    guard console.hasTerminal else {
      throw Failure(
        .noKey, "There is nobody here to paste the code of the login, as this is no terminal.",
        advice: "Give a key with --key-stdin or --key-file.")
    }
    let login = try await workspace.engine.beginLogin(port: nil)
    console.message("Open this address in a browser and agree:\n\(login.address)")
    console.raw("Paste the code that it shows, or the address to which it leads: ")
    let line = try StandardInput(console: console).line() ?? ""
    return (login, try login.code(in: line))
  }

  /// Where there is no browser, the address that was printed serves. The browser gets no key.
  private func open(_ address: String) {
    let environment = workspace.environment.filter { $0.key != "OPENROUTER_API_KEY" }
    let named = environment["BROWSER"].flatMap { $0.split(separator: ":").first.map(String.init) }
    _ = ForegroundProgram.start([named ?? "xdg-open", address], environment: environment)
  }
}
