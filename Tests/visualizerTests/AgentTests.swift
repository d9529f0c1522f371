import Foundation
import Testing

/// `mcp` as a process, and what hosts get of it.
@Suite(.serialized) struct AgentTests {
  private static let shake =
    #"{"jsonrpc":"2.0","id":"shake","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}"#

  private static func call(_ id: Int, _ tool: String, _ arguments: String) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
  }

  /// Says some lines to `mcp`, and leaves.
  ///
  /// - Parameter behind: of the shell, behind the command.
  private static func say(
    _ lines: [String], to program: Program, _ arguments: String = "", behind: String = ""
  ) async throws -> Program.Run {
    try program.write(lines.joined(separator: "\n") + "\n", to: "said.jsonl")
    return try await program.run(
      ["-c", "\"$0\" mcp \(arguments) < \"$1/said.jsonl\" \(behind)", Program.path, program.home], executable: "/bin/sh"
    )
  }

  /// Every line of standard output by its id; a line that is no message fails.
  private static func answers(_ run: Program.Run) throws -> [String: [String: Any]] {
    try run.output.split(separator: "\n").reduce(into: [:]) { answers, line in
      let read = try? JSONSerialization.jsonObject(with: Data(line.utf8))
      let object = try #require(read as? [String: Any], "\(line)")
      #expect(object["jsonrpc"] as? String == "2.0")
      if let id = object["id"] { answers["\(id)"] = object["result"] as? [String: Any] ?? [:] }
    }
  }

  @Test func theDemoServesUntilItsClientLeaves() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let run = try await Self.say(
      [Self.shake, Self.call(1, "generate_image", #"{"prompt":"a fox"}"#), Self.call(2, "spend", "{}"), "nonsense"],
      to: program, "--demo")
    #expect(run.status == 0, "\(run.error)")
    let answers = try Self.answers(run)
    let made = try #require(answers["1"]?["structuredContent"] as? [String: Any], "\(run.output)")
    #expect(made["status"] as? String == "done" && (made["pictures"] as? [Any])?.count == 1)
    #expect(program.files.count { $0.hasPrefix("data/demo/images/") && !$0.contains("/.") } == 1)
  }

  @Test func onlyTheProtocolIsOnStandardOutput() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let keyless = try await Self.say([Self.shake, Self.call(1, "generate_image", #"{"prompt":"a"}"#)], to: program)
    #expect(keyless.status == 0)
    let answer = try #require(try Self.answers(keyless)["1"])
    #expect(answer["isError"] as? Bool == true && keyless.output.contains("There is no OpenRouter key."))
    var lost = program
    lost.environment["OPENROUTER_BASE_URL"] = "nowhere"
    let failed = try await Self.say([Self.shake], to: lost)
    #expect(failed.status == 2 && failed.output.isEmpty && !failed.error.isEmpty)
    try program.write("general: [", to: "config/config.yaml")
    let odd = try await Self.say([Self.shake, Self.call(1, "spend", "{}")], to: program)
    #expect(try Self.answers(odd).count == 2 && odd.error.contains("config.yaml"))
  }

  @Test func aClientThatReadsNoMoreIsNoFailure() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let lists = (1...200).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"tools/list"}"# }
    let run = try await Self.say(
      [Self.shake] + lists, to: program, behind: "| head -c 10 > /dev/null; true")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
  }

  @Test func whatTheServiceRefusesIsAResultAndBookedOnce() async throws {
    let cut = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{\"created\":1,"
    try await Standin.with(posts: [cut]) { standin, program in
      let fox = #"{"prompt":"a fox","model":"lab/flux"}"#
      let run = try await Self.say(
        [Self.shake, Self.call(1, "generate_image", fox), Self.call(2, "generate_image", fox)], to: program)
      let answers = try Self.answers(run)
      #expect(answers["1"]?["isError"] as? Bool == true && answers["2"]?["isError"] as? Bool == true, "\(run.output)")
      #expect(standin.posts.count == 1 && !run.output.contains(Program.key) && !run.error.contains(Program.key))
      let spent = try await program("spend", "--by", "request", "--json")
      #expect(spent.output.contains("lab/flux"), "\(spent.output)")
    }
  }

  @Test func theEntryGoesIntoTheFileOfAHost() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let settings = "{\n  \"numStartups\": 7,\n  \"mcpServers\": {\n    \"other\": {\"command\": \"x\"}\n  }\n}\n"
    try program.write(settings, to: ".claude.json")
    #expect(chmod(program.home + "/.claude.json", 0o600) == 0)
    let asked = try await program("mcp", "install", "claude-code")
    #expect(asked.status == 2 && asked.error.contains("--yes"))
    #expect(String(decoding: try program.bytes(".claude.json"), as: UTF8.self) == settings)
    let run = try await program("mcp", "install", "claude-code", "--yes", "--json")
    #expect(run.status == 0, "\(run.error)")
    #expect(try run.object()["changed"] as? Bool == true)
    let text = String(decoding: try program.bytes(".claude.json"), as: UTF8.self)
    #expect(
      text.hasPrefix(
        "{\n  \"numStartups\": 7,\n  \"mcpServers\": {\n    \"other\": {\"command\": \"x\"},\n    \"visualizer\": {"))
    #expect(text.contains(Program.path) && !text.contains(Program.key) && !run.output.contains(Program.key))
    #expect(String(decoding: try program.bytes(".claude.json.before-visualizer"), as: UTF8.self) == settings)
    for name in [".claude.json", ".claude.json.before-visualizer"] {
      var status = stat()
      #expect(stat(program.home + "/" + name, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
    let second = try await program("mcp", "install", "claude-code", "--yes", "--json")
    #expect(try second.object()["changed"] as? Bool == false)
  }

  @Test func aFileThatCannotBeReadIsLeftAlone() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    try program.write("{ // mine\n}", to: ".openclaw/openclaw.json")
    let run = try await program("mcp", "install", "openclaw", "--yes")
    #expect(run.status == 2 && run.error.contains("openclaw mcp set visualizer"), "\(run.error)")
    #expect(String(decoding: try program.bytes(".openclaw/openclaw.json"), as: UTF8.self) == "{ // mine\n}")
    let unknown = try await program("mcp", "install", "genesis", "--json")
    #expect(unknown.status == 0 && unknown.error.contains("not known here") && unknown.output.contains("mcpServers"))
    #expect(try await program("mcp", "install").status == 2)
  }
}
