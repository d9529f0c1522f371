import Foundation
import Glibc
import Simulator
import Synchronization
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// `onboard` and the key's commands: every way to a key, what is offered, and what is never shown.
@Suite(.serialized) struct OnboardTests {
  /// A bench whose program has no key.
  private static func with(keys: Set<String>? = nil, _ body: (inout Bench) async throws -> Void) async throws {
    try await Bench.with(keys: keys) { bench in
      bench.program.environment["OPENROUTER_API_KEY"] = nil
      try await body(&bench)
    }
  }

  private func isHidden(_ run: Program.Run, _ program: Program) throws {
    #expect(!(run.output + run.error).contains("SECRET"))
    for file in program.files where !file.hasSuffix("openrouter.key") && file != "mine.txt" {
      #expect(!String(decoding: try program.bytes(file), as: UTF8.self).contains("SECRET"), "\(file)")
    }
  }

  @Test func aKeyFromAFileSetsEverythingUp() async throws {
    try await Self.with { bench in
      try bench.program.write(Program.key + "\nmore\n", to: "mine.txt")
      let run = try await bench.program("onboard", "--key-file", "mine.txt", "--yes", "--json")
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      #expect(object["ok"] as? Bool == true && (object["key"] as? String)?.hasPrefix("sk-or-…") == true)
      #expect(object["client"] as? String == "openrouter/auto")
      let models = try #require(object["models"] as? [[String: Any]])
      #expect(models.compactMap { $0["for"] as? String } == ["text-to-image", "editing", "analysis"])
      #expect(models[2]["price"] is Double && models[2]["unit"] as? String == "million tokens")
      #expect(try await bench.program("key", "where").output.contains("openrouter.key"))
      #expect(try await bench.program("config", "get", "general.client").output == "openrouter/auto\n")
      #expect(await bench.posts == 0, "nothing is billed without a yes")
      try isHidden(run, bench.program)
      // A second time there is a key; what was chosen stays.
      let again = try await bench.program("onboard")
      #expect(again.status == 0 && again.error.contains("There is a key already"), "\(again.error)")
    }
  }

  @Test func aClientThatWasChosenStays() async throws {
    try await Self.with { bench in
      try bench.program.write(Program.key, to: "mine.txt")
      try bench.program.write("general:\n  client: google/gemini-2.5-pro\n", to: "config/config.yaml")
      let run = try await bench.program("onboard", "--key-file", "mine.txt", "--yes", "--json")
      #expect(try run.object()["client"] as? String == "google/gemini-2.5-pro")
    }
  }

  @Test func aKeyThatIsRefusedIsNotKept() async throws {
    try await Self.with(keys: []) { bench in
      try bench.program.write(Program.key, to: "mine.txt")
      let run = try await bench.program("onboard", "--key-file", "mine.txt", "--json")
      #expect(run.status == 4)
      #expect(try run.failure()["kind"] == "key-refused")
      #expect(!bench.program.files.contains { $0.hasSuffix("openrouter.key") || $0.hasSuffix("config.yaml") })
      try isHidden(run, bench.program)
    }
  }

  @Test func withoutATerminalOneSentenceSaysWhatToDo() async throws {
    try await Self.with { bench in
      for words in [[], ["--auth-choice", "openrouter-api-key"]] {
        let run = try await bench.program.run(["onboard"] + words)
        #expect(run.status == 2 && run.error.split(separator: "\n").count == 1, "\(run.error)")
        #expect(run.error.contains("no terminal") && run.error.contains("--key-stdin"))
      }
      bench.program.environment["SSH_CONNECTION"] = "1.2.3.4 5 6.7.8.9 22"
      let run = try await bench.program("onboard", "--auth-choice", "openrouter-oauth")
      #expect(run.status == 2 && run.error.contains("no terminal"), "\(run.error)")
      #expect(try await bench.program("onboard", "--auth-choice", "openrouter-oauth", "--key-stdin").status == 2)
      #expect(try await bench.program("onboard", "--key-file", "gone.txt").status == 1)
    }
  }

  @Test func aKeyDoesNotGoToAnotherHost() async throws {
    let program = try Program(service: "https://models.example.invalid/v1", key: nil)
    defer { program.remove() }
    try program.write(Program.key, to: "mine.txt")
    let run = try await program("onboard", "--key-file", "mine.txt", "--json")
    #expect(run.status == 2)
    #expect(try run.failure()["title"]?.contains("models.example.invalid") == true)
  }

  /// What the user's browser is: it opens the address that the program prints.
  private static func browse(_ files: Program) async throws -> String {
    for _ in 0..<1500 {
      for name in files.files where name.hasSuffix(".err") {
        let text = String(decoding: (try? files.bytes(name)) ?? [], as: UTF8.self)
        guard let line = text.split(separator: "\n").first(where: { $0.contains("/auth?") }),
          text.contains("\(line)\n"), let url = URL(string: String(line))
        else { continue }
        let (data, _) = try await URLSession(configuration: .ephemeral).data(from: url)
        return String(decoding: data, as: UTF8.self)
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    return ""
  }

  @Test func theBrowserBringsAKey() async throws {
    try await Self.with(keys: []) { bench in
      bench.program.environment["BROWSER"] = "/bin/true"
      let page = Mutex("")
      let files = bench.program
      let run = try await bench.program.run(["onboard", "--auth-choice", "openrouter-oauth", "--yes", "--json"]) { _ in
        let text = try await Self.browse(files)
        page.withLock { $0 = text }
      }
      #expect(run.status == 0, "\(run.output)\(run.error)")
      #expect(page.withLock { $0 }.contains("You may close this page"))
      let kept = String(decoding: try bench.program.bytes("config/openrouter.key"), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(kept.hasPrefix("sk-or-v1-demo"))
      #expect(!(run.output + run.error + page.withLock { $0 }).contains(kept))
      let requests = await bench.simulator.recorded()
      #expect(requests.count { $0.path == "/auth" } == 1 && requests.count { $0.path.hasSuffix("/auth/keys") } == 1)
      for request in requests {
        let line = request.path + request.query.map { "\($0.name)=\($0.value)" }.joined()
        #expect(!line.contains(kept), "a key never stands in an address")
      }
      #expect(try await bench.program.patiently("key", "test").status == 0)
    }
  }

  @Test func overSSHTheCodeIsPasted() async throws {
    let simulator = try await Simulator.start(SimulatorOptions(acceptedKeys: [], detail: .draft))
    let program = try Program(service: simulator.baseURL, key: nil)
    defer { program.remove() }
    var environment = program.environment
    environment["SSH_CONNECTION"] = "1.2.3.4 5 6.7.8.9 22"
    let terminal = try PseudoTerminal(
      ["onboard", "--auth-choice", "openrouter-oauth", "--yes"], size: (400, 40), environment: environment)
    #expect(terminal.waits(for: "Paste the code"))
    let text = String(decoding: terminal.output, as: UTF8.self)
    let address = try #require(text.firstMatch(of: /http:[^\s]+\/auth\?[^\s]+/).map { String($0.0) })
    #expect(!address.contains("callback_url"))
    let url = try #require(URL(string: address))
    let (data, _) = try await URLSession(configuration: .ephemeral).data(from: url)
    let page = String(decoding: data, as: UTF8.self)
    let code = try #require(page.firstMatch(of: /<code>(.+)<\/code>/).map { String($0.1) })
    terminal.type("https://openrouter.ai/done?code=\(code)\n")
    #expect(terminal.waits(for: "The key works"))
    #expect(terminal.exitStatus(seconds: 30) == 0)
    await simulator.stop()
  }

  @Test func onATerminalModelsAreOfferedAndTheFirstPictureIsAskedAbout() async throws {
    let simulator = try await Simulator.start(SimulatorOptions(latency: .zero, detail: .draft))
    let program = try Program(service: simulator.baseURL, key: nil)
    defer { program.remove() }
    let terminal = try PseudoTerminal(["onboard"], size: (160, 50), environment: program.environment)
    #expect(terminal.waits(for: "Paste a key"))
    terminal.type("2\n")
    #expect(terminal.waits(for: "(not shown)"))
    terminal.type(Program.key + "\n")
    #expect(terminal.waits(for: "Text to image:") && terminal.waits(for: ", cheapest"))
    #expect(terminal.contains("chosen now") && terminal.contains("an image"))
    for step in ["Image editing:", "Image analysis:", "Make a first picture"] {
      terminal.type("\n")
      #expect(terminal.waits(for: step), "\(step)")
    }
    #expect(await simulator.count(of: "/images") == 0)
    terminal.type("y\n")
    #expect(terminal.waits(for: "Ready."))
    #expect(terminal.exitStatus(seconds: 30) == 0)
    #expect(await simulator.count(of: "/images") == 1 && program.kept.count == 1)
    #expect(!terminal.contains("SECRET") && terminal.isRestored)
    await simulator.stop()
  }

  @Test func theKeysCommandsReadFilesAndStandardInput() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let script = "printf '%s\\n' \"$KEY\" | \"$0\" key set --key-stdin"
    var piped = program
    piped.environment["KEY"] = Program.key
    let set = try await piped.run(["-c", script, Program.path], executable: "/bin/sh")
    #expect(set.status == 0 && !set.error.contains("SECRET"), "\(set.error)")
    #expect(try await program("key", "set", "--key-stdin", "--key-file", "x").status == 2)
    #expect(try await program("key", "forget").status == 0)
    #expect(try await program("key", "where").status == 2)
  }
}
