import Foundation
import Glibc
import Simulator
import Testing

/// Questions and hidden lines on a real terminal, and the demo from the card.
@Suite(.serialized)
final class TerminalQuestionTests {
  private let home: String

  init() throws {
    home = NSTemporaryDirectory() + "visualizer-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  private var environment: [String: String] {
    [
      "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "VISUALIZER_HOME": home,
      "HOME": home, "PATH": "/usr/bin:/bin",
    ]
  }

  @Test func severalBillsAreAskedAboutOnATerminal() async throws {
    let simulator = try await Simulator.start(SimulatorOptions(detail: .draft))
    var environment = environment
    environment["OPENROUTER_BASE_URL"] = simulator.baseURL
    environment["OPENROUTER_API_KEY"] = Program.key
    let terminal = try PseudoTerminal(["generate", "a lake", "-n", "2"], environment: environment)
    #expect(terminal.waits(for: "Send them? [y/N]"))
    terminal.type("n\n")
    #expect(terminal.exitStatus() == 130)
    #expect(terminal.contains("Nothing was sent."))
    let allowed = try PseudoTerminal(["generate", "a lake", "-n", "2", "--yes"], environment: environment)
    #expect(allowed.exitStatus(seconds: 60) == 0)
    #expect(!allowed.contains("[y/N]"))
    let posts = await simulator.recorded().count { $0.method == "POST" }
    #expect(posts == 2)
    await simulator.stop()
  }

  @Test func aKeyThatIsTypedIsNotShown() throws {
    let terminal = try PseudoTerminal(["key", "set"], environment: environment)
    #expect(terminal.waits(for: "(not shown)"))
    terminal.type("sk-or-v1-0123456789abcdefSECRET\n")
    #expect(terminal.exitStatus() == 0)
    #expect(!terminal.contains("SECRET"))
    #expect(terminal.isRestored)
    #expect(FileManager.default.fileExists(atPath: home + "/config/openrouter.key"))
  }

  @Test func theDemoStartsFromTheCard() throws {
    var environment = environment
    environment["OPENROUTER_BASE_URL"] = "http://127.0.0.1:9/api/v1"
    let terminal = try PseudoTerminal([], environment: environment)
    #expect(terminal.waits(for: "Try the demo"))
    terminal.forget()
    terminal.type("\u{1B}OB\u{1B}OB\u{1B}OB\r")
    #expect(terminal.waits(for: "DEMO"))
    #expect(terminal.waits(for: "any provider"))
    terminal.type("\u{07}")
    #expect(terminal.waits(for: "Result 1/1"))
    terminal.forget()
    terminal.type("q")
    // Back on the screen, which has no key and does not ask for one again.
    #expect(terminal.waits(for: "An OpenRouter key is required") || terminal.contains("Will send"))
    #expect(!terminal.contains("Welcome to Visualizer") && !terminal.contains("DEMO"))
    terminal.type("q")
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.isRestored)
  }
}
