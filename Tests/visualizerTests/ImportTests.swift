import Foundation
import Testing

/// `import` and `export`: settings of other programs.
struct ImportTests {
  private static let file = """
    openrouter: {api_key: sk-or-v1-0123456789abcdef0123456789abcdef}
    agents:
      visual:
        actions:
          _config: {config: {timeout: {value: 120}}}
          other: {config: {}}
    """

  @Test func nothingChangesUnasked() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let path = program.home + "/talemate.yaml"
    try program.write(Self.file, to: "talemate.yaml")
    let shown = try await program("import", "talemate", path)
    #expect(shown.status == 2 && shown.output.contains("300 -> 120") && shown.error.contains("--yes"))
    let tried = try await program("import", "talemate", path, "--dry-run", "--json")
    #expect(try tried.object()["applied"] as? Bool == false)
    #expect(!program.files.contains("config/config.yaml"))
  }

  @Test func withYesTheSettingsAreTakenAndTheKeyIsNot() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let path = program.home + "/talemate.yaml"
    try program.write(Self.file, to: "talemate.yaml")
    let run = try await program("import", "talemate", path, "--yes")
    #expect(run.status == 0 && run.output.contains("agents.visual.actions.other"))
    #expect(!(run.output + run.error).contains("0123456789abcdef"))
    #expect(try await program("config", "get", "general.timeout").output == "120\n")
    #expect(try await program("key", "where").status == 2)
    #expect(try await program("import", "talemate", path, "--yes", "--with-key").status == 0)
    #expect(try await program("key", "where").status == 0)
  }

  @Test func exportGoesBackIntoTheFile() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let path = program.home + "/talemate.yaml"
    try program.write(Self.file, to: "talemate.yaml")
    #expect(try await program("export", "talemate", "--into", path).status == 0)
    #expect(try String(contentsOfFile: path + ".before-visualizer", encoding: .utf8) == Self.file)
    let back = try String(contentsOfFile: path, encoding: .utf8)
    #expect(back.contains("300") && back.contains("sk-or-v1-0123456789abcdef"))
    let printed = try await program("export", "openclaw")
    #expect(printed.output.contains("openrouter/google/gemini-2.5-flash-image"))
  }

  @Test func aFileThatIsNoneIsOneSentence() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let run = try await program("import", "proxy", program.home + "/missing.yaml")
    #expect(run.status != 0 && run.error.split(separator: "\n").count <= 2)
  }
}
