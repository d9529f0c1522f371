import Foundation
import Glibc
import Testing

/// The real program in a real pseudo-terminal: what no value can show.
@Suite(.serialized)
final class TerminalSessionTests {
  private let home: String
  private let leaveScreen = "\u{1B}[?1049l"

  init() throws {
    home = NSTemporaryDirectory() + "visualizer-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  private func environment(_ more: [String: String] = [:]) -> [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let own = [
      "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "VISUALIZER_HOME": home, "PATH": path,
    ]
    return own.merging(more) { $1 }
  }

  private func demo(size: (Int, Int) = (80, 24), _ more: [String: String] = [:]) throws -> PseudoTerminal {
    try PseudoTerminal(["--demo"], size: (columns: size.0, rows: size.1), environment: environment(more))
  }

  @Test func generatesAndQuitsWithTheTerminalRestored() throws {
    let terminal = try demo()
    #expect(terminal.waits(for: "any provider"))
    terminal.type("\u{07}")
    #expect(terminal.waits(for: "Result 1/1"))
    #expect(terminal.waits(for: "▀"))
    terminal.type("q")
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.isRestored)
    #expect(terminal.contains(leaveScreen))
    let kept = try FileManager.default.contentsOfDirectory(atPath: home + "/data/demo/images").filter {
      $0.contains("sci-fi")
    }
    #expect(kept.count == 1)
  }

  @Test func interruptTwiceQuits() throws {
    let terminal = try demo()
    #expect(terminal.waits(for: "Will send"))
    terminal.type("\u{03}")
    #expect(terminal.waits(for: "again quits"))
    terminal.type("\u{03}")
    #expect(terminal.exitStatus() == 130)
    #expect(terminal.isRestored)
  }

  @Test(arguments: [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGALRM, 40,
  ]) func signalsEndItCleanly(number: Int32) throws {
    let terminal = try demo()
    #expect(terminal.waits(for: "Will send"))
    terminal.signal(number)
    #expect(terminal.exitStatus(seconds: 3) == 128 + number)
    #expect(terminal.isRestored)
    #expect(terminal.contains(leaveScreen))
  }

  @Test func whatWasTypedIsThereAgain() throws {
    let first = try demo()
    #expect(first.waits(for: "Will send"))
    first.type("\r\u{15}a violet lighthouse")
    #expect(first.waits(for: "violet lighthouse"))
    first.signal(SIGTERM)
    #expect(first.exitStatus(seconds: 3) == 128 + SIGTERM)
    let file = home + "/state/draft-demo.json"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let second = try demo()
    #expect(second.waits(for: "violet lighthouse"))
    second.type("\r!")
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline, try !String(contentsOfFile: file, encoding: .utf8).contains("!") {
      usleep(50_000)
    }
    second.signal(SIGKILL)
    _ = second.exitStatus()
    #expect(try demo().waits(for: "violet lighthouse!"))
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGSYS]) func crashesLeaveTheTerminalRestored(number: Int32)
    throws
  {
    let terminal = try demo()
    #expect(terminal.waits(for: "Will send"))
    terminal.signal(number)
    #expect(terminal.exitStatus() == 128 + number)
    #expect(terminal.isRestored)
    #expect(terminal.contains("Visualizer crashed"))
  }

  @Test func aFileThatMayNotGrowIsNoReasonToDie() throws {
    let terminal = try demo()
    #expect(terminal.waits(for: "Will send"))
    terminal.signal(SIGXFSZ)
    terminal.type("?")
    #expect(terminal.waits(for: "Help"))
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus(seconds: 3) == 128 + SIGTERM)
  }

  /// The editor leaves ^C to the line, which sends the signal to all that have the terminal.
  @Test func interruptInTheEditorIsTheEditors() throws {
    let editor = home + "/editor"
    let script = """
      #!/bin/sh
      trap 'printf "after the interrupt" > "$1"; exit 0' INT
      echo "the editor is open"
      while :; do sleep 1; done
      """
    try script.write(toFile: editor, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
    let terminal = try demo(["EDITOR": editor])
    #expect(terminal.waits(for: "Will send"))
    terminal.type("\u{1B}OS")
    #expect(terminal.waits(for: "the editor is open"))
    terminal.type("\u{03}")
    #expect(terminal.waits(for: "after the interrupt"))
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus(seconds: 3) == 128 + SIGTERM)
    #expect(terminal.isRestored)
  }

  /// ^Z goes to all that have the terminal: the editor stops, and this program with it; fg wakes both.
  @Test func suspendWithTheEditorOpenComesBackToIt() throws {
    let editor = home + "/editor"
    let script = """
      #!/bin/sh
      trap 'echo "the editor goes on"' CONT
      echo "the editor is open"
      read -r words || read -r words
      printf "%s" "$words" > "$1"
      """
    try script.write(toFile: editor, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
    let terminal = try PseudoTerminal(
      ["--demo"], environment: environment(["EDITOR": editor]),
      shell: "set -m; \"$@\"; echo \"both are stopped\"; fg >/dev/null")
    #expect(terminal.waits(for: "Will send"))
    terminal.type("\u{1B}OS")
    #expect(terminal.waits(for: "the editor is open"))
    terminal.type("\u{1A}")
    #expect(terminal.waits(for: "both are stopped"))
    #expect(terminal.waits(for: "the editor goes on"))
    terminal.forget()
    terminal.type("written after the pause\r")
    #expect(terminal.waits(for: "Will send"))
    #expect(terminal.waits(for: "written after the pause"))
    terminal.type("q")
    #expect(terminal.exitStatus(seconds: 10) == 0)
    #expect(terminal.isRestored)
  }

  @Test func withoutAKeyItOffersTheWaysOn() throws {
    let terminal = try PseudoTerminal(
      [], environment: environment(["OPENROUTER_BASE_URL": "http://127.0.0.1:9/api/v1"]))
    #expect(terminal.waits(for: "Paste a key"))
    #expect(terminal.waits(for: "T2I Required"))
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 128 + SIGTERM)
  }

  @Test func theKeyIsNeverShown() throws {
    let secret = "sk-or-v1-0123456789abcdefSECRETabcdef9f2c"
    let terminal = try PseudoTerminal(
      [], environment: environment(["OPENROUTER_BASE_URL": "http://127.0.0.1:9/api/v1", "OPENROUTER_API_KEY": secret]))
    #expect(terminal.waits(for: "…9f2c"))
    terminal.type("4L")
    #expect(terminal.waits(for: "Log"))
    terminal.type("\u{1B}")
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 128 + SIGTERM)
    #expect(!terminal.contains("SECRET"))
    let files = FileManager.default.enumerator(atPath: home)?.compactMap { $0 as? String } ?? []
    for file in files {
      let data = FileManager.default.contents(atPath: home + "/" + file) ?? Data()
      #expect(data.range(of: Data("SECRET".utf8)) == nil, "\(file) holds the key")
    }
  }

  @Test func followsTheTerminalToAnySize() throws {
    let terminal = try demo(size: (30, 8))
    #expect(terminal.waits(for: "needs 40x12"))
    for size in [(40, 12), (200, 60), (1, 1), (500, 200), (60, 20)] {
      terminal.forget()
      terminal.resize(size.0, size.1)
      if size.0 >= 40 { #expect(terminal.waits(for: "Prompt"), "at \(size)") }
    }
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 128 + SIGTERM)
    #expect(terminal.isRestored)
  }

  @Test(arguments: [
    ["TERM": "vt100", "COLORTERM": ""], ["NO_COLOR": "1"], ["TERM": "linux", "COLORTERM": ""],
    ["VISUALIZER_COLORS": "256"], ["VISUALIZER_COLORS": "16"], ["LC_ALL": "C"],
  ]) func lesserTerminalsStayReadable(variables: [String: String]) throws {
    let terminal = try demo(variables)
    #expect(terminal.waits(for: "Prompt"))
    #expect(terminal.waits(for: "Generate"))
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 128 + SIGTERM)
    #expect(terminal.isRestored)
    if variables["NO_COLOR"] != nil || variables["TERM"] == "vt100" { #expect(!terminal.contains("38;2;")) }
  }

  @Test(arguments: ["dumb", "", "no-such-terminal"]) func terminalsWithoutAbilitiesAreRefused(name: String) throws {
    let terminal = try demo(["TERM": name])
    #expect(terminal.exitStatus() == 2)
    #expect(!terminal.output.contains(0x1B))
    #expect(terminal.contains("visualizer:"))
  }
}
