import Foundation
import Testing

/// Every command of the program that users run, on the demo: what the parser declares must also work once optimized.
@Suite(.serialized) struct CommandTreeTests {
  /// Words for each command, where `ID` is a picture of the library, `SPARE` another one, `FILE` a picture's path, `HOME`
  /// a folder that may be written to, and `SETTINGS` a file of another program.
  private static let words: [String: [String]] = [
    "generate": ["a red fox in snow"], "edit": ["FILE", "--prompt", "make it night"], "analyze": ["FILE"],
    "prompt": ["a keeper at work"], "speak": ["A red fox."], "again": ["ID"],
    "sweep": ["a red fox", "--x", "seed=1..2"], "gallery list": [],
    "gallery search": ["fox"],
    "gallery show": ["ID"], "gallery save": ["ID", "--name", "Fox"], "gallery rename": ["ID", "Red fox"],
    "gallery tag": ["ID", "--add", "snow"], "gallery rate": ["ID", "4"], "gallery use": ["ID", "--for", "scene-card"],
    "gallery sheet": ["ID", "-o", "sheet.png", "--force"],
    "gallery export": ["ID", "--to", "HOME"], "gallery import": ["FILE"], "gallery trash": ["SPARE"], "gallery all": [],
    "spend": [], "models list": [], "models show": ["google/gemini-2.5-flash-image"],
    "models set": ["openrouter/auto", "--for", "client"], "models status": [], "models fallbacks list": [],
    "models fallbacks add": ["openai/gpt-image-2"], "models fallbacks remove": ["openai/gpt-image-2"],
    "models fallbacks clear": [], "models aliases list": [],
    "models aliases add": ["fast", "google/gemini-2.5-flash-image"], "models aliases remove": ["fast"], "onboard": [],
    "providers": [],
    "styles list": [], "styles show": ["Digital Art"], "styles new": ["Ink", "--positive", "Ink on paper."],
    "styles edit": ["Ink", "--positive", "Ink on rough paper."], "styles delete": ["Ink"], "status": [],
    "presets list": [], "presets save": ["card", "--prompt", "a {knight|witch}"], "presets show": ["card"],
    "presets delete": ["card"], "snippets list": [], "snippets set": ["ink", "ink on paper"],
    "snippets remove": ["ink"], "history list": [], "history search": ["fox"], "history delete": ["1"],
    "key test": [], "key where": [], "key forget": [], "config reset": ["general.timeout"], "config list": [],
    "config get": ["general.timeout"], "config set": ["general.timeout", "120"], "config path": [], "keys": [],
    "import talemate": ["SETTINGS", "--yes"], "import openclaw": ["SETTINGS", "--yes"],
    "import genesis": ["SETTINGS", "--yes"], "import proxy": ["SETTINGS", "--yes"], "export talemate": [],
    "export openclaw": [], "preview": ["FILE"], "doctor": [], "docs": ["keys"], "measure": [], "help": [],
    "serve keys list": [], "serve keys add": ["webui"], "serve keys remove": ["webui"],
    "mcp install": ["--print"],
  ]
  /// Those that run until they are told to end; `TerminalSessionTests` and `PreviewTests` run them.
  private static let lasting: Set = ["screen", "simulate", "serve run", "mcp run"]
  /// The demo keeps no key and says so; `CommandTests` runs it.
  private static let refused: Set = ["key set"]

  private func tree(_ program: Program) async throws -> CommandTree {
    try CommandTree(from: try await program("--experimental-dump-help").output)
  }

  @Test func everyCommandExitsWith0() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let file = try await picture(program)
    let ids = [try await id(program), try await other(program)]
    try program.write("host: 127.0.0.1\n", to: "settings.yaml")
    for leaf in try await tree(program).leaves where !Self.lasting.union(Self.refused).contains(leaf.name) {
      let words = try #require(Self.words[leaf.name], "\(leaf.name) needs a row in this test.")
      let filled = words.map { word in
        [
          "ID": ids[0], "SPARE": ids[1], "FILE": file, "HOME": program.home,
          "SETTINGS": program.home + "/settings.yaml",
        ][word] ?? word
      }
      let demo = leaf.options.contains("demo") ? ["--demo"] : []
      let plain = try await program.run(leaf.path + filled + demo)
      #expect(plain.status == 0, "\(leaf.name): \(plain.error)")
      guard leaf.options.contains("json") else { continue }
      let spoken = try await program.run(leaf.path + filled + demo + ["--json"])
      #expect(spoken.status == 0, "\(leaf.name) --json: \(spoken.error)")
      #expect(
        (try? JSONSerialization.jsonObject(with: Data(spoken.output.utf8))) != nil, "\(leaf.name): \(spoken.output)")
    }
  }

  /// An example that is broken over two lines cannot be copied.
  @Test func examplesStandOnOneLineEach() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let leaves = try await tree(program).leaves
    let paths = Set(leaves.map(\.path) + leaves.map { Array($0.path.dropLast()) })
    var count = 0
    for path in paths {
      let help = try await program.run(["help"] + path).output
      let examples = help.components(separatedBy: "EXAMPLES\n").dropFirst().joined().components(separatedBy: "\n\n")[0]
      for line in examples.split(separator: "\n") {
        count += 1
        #expect(line.hasPrefix("  ") && line.contains("visualizer"), "\(path): \(line)")
      }
    }
    #expect(count > 40)
  }

  private func picture(_ program: Program) async throws -> String {
    let made = try await program("generate", "a lighthouse", "--demo")
    #expect(made.status == 0, "\(made.error)")
    return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func other(_ program: Program) async throws -> String {
    let first = try await id(program)
    _ = try await picture(program)
    return try #require(try await ids(program).first { $0 != first })
  }

  private func id(_ program: Program) async throws -> String { try #require(try await ids(program).last) }

  private func ids(_ program: Program) async throws -> [String] {
    let list = try await program("gallery", "list", "--demo", "--json").object()
    let rows = list.values.compactMap { $0 as? [[String: Any]] }.first ?? []
    return rows.compactMap { $0["id"] as? String }
  }
}
