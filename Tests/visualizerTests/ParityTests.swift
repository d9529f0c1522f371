import Cells
import Domain
import Foundation
import Interface
import Simulator
import Testing

/// The same act through the screen and through the command, against the same fault: the same lines in the ledger, the same
/// files, the same sentence.
@Suite(.serialized) struct ParityTests {
  private static let model = "google/gemini-2.5-flash-image"

  private func bench(_ faults: [String], _ body: (Simulator) async throws -> Void) async throws {
    let options = SimulatorOptions(latency: .zero, faults: try faults.map { try Fault(text: $0) }, detail: .draft)
    let simulator = try await Simulator.start(options)
    do { try await body(simulator) } catch {
      await simulator.stop()
      throw error
    }
    await simulator.stop()
  }

  /// Runs an act both ways, each in a home of its own, and compares what they left.
  ///
  /// - Parameters:
  ///   - command: its words; `ID` is what `prepare` returned, `HOME` the program's own folder.
  ///   - prepare: what is in the library before; the picture that the act is about.
  private func compare(
    _ faults: [String], command: [String], prepare: (Program) async throws -> String = { _ in "" },
    screen act: @escaping (ScreenStage, String) throws -> Void, _ location: SourceLocation = #_sourceLocation
  ) async throws {
    try await bench(faults) { simulator in
      let own = try Program(service: simulator.baseURL)
      let other = try Program(service: simulator.baseURL)
      defer {
        own.remove()
        other.remove()
      }
      for program in [own, other] { try program.write("prompt:\n  revise-edits: false\n", to: "config/config.yaml") }
      let id = try await prepare(own)
      let second = try await prepare(other)
      let run = try await own.run(command.map { $0 == "ID" ? id : $0.replacing("HOME", with: own.home) } + ["--json"])
      let told = (try? run.object())?["error"] as? [String: Any]
      let byCommand = try Footprint(home: own.home, failure: told?["title"] as? String ?? "")
      let environment = other.environment
      // The loop of the screen blocks its thread, as it does in the program.
      let sentence = try await Self.onThread { () throws -> String in
        let stage = try ScreenStage(environment, prompt: "a lake at dawn")
        try stage.settle()
        try act(stage, second)
        try stage.rest()
        return stage.lastError
      }
      var byScreen = try Footprint(home: other.home, failure: byCommand.failure)
      let said = Footprint.comparable(sentence, home: other.home)
      if !said.hasPrefix(byCommand.failure) || (byCommand.failure.isEmpty && !said.isEmpty) { byScreen.failure = said }
      #expect(byScreen == byCommand, "\(run.error)", sourceLocation: location)
    }
  }

  private static func onThread<T: Sendable>(_ work: @escaping () throws -> T) async throws -> T {
    let box = Work(run: work)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try box.run() }) }
    }
  }

  /// Work that moves to another thread and is touched by no other.
  private struct Work<T>: Sendable {
    nonisolated(unsafe) let run: () throws -> T
  }

  @Test(arguments: [
    [], ["status=401@/images"], ["status=402@/images"], ["status=403@/images"], ["status=429:7@/images"],
    ["status=500@/images"], ["status=502@/images"], ["status=524@/images"], ["cut@/images"], ["error-in-200@/images"],
    ["html@/images"], ["no-images@/images"], ["malformed-base64@/images"], ["key-echo@/images"],
    ["missing-media-type@/images"], ["many-images=3@/images"], ["redirect=http://127.0.0.2:9/@/images"],
    ["status=404@/generation"], ["status=500@/endpoints"],
  ])
  func aPicture(faults: [String]) async throws {
    try await compare(faults, command: ["generate", "a lake at dawn"]) { stage, _ in
      stage.press(.control("g"))
    }
  }

  /// A picture in a library of its own, and its id.
  private func made(_ program: Program, seed: Bool = false) async throws -> String {
    var words = ["generate", "a lake at dawn", "--json"]
    if seed { words += ["--model", "black-forest-labs/flux.2-pro", "--seed", "7"] }
    let run = try await program.run(words)
    #expect(run.status == 0, "\(run.error)")
    return try await newest(program)
  }

  private func newest(_ program: Program) async throws -> String {
    let list = try await program.run(["gallery", "list", "--json"]).object()
    let rows = list.values.compactMap { $0 as? [[String: Any]] }.first ?? []
    return try #require(rows.first?["id"] as? String)
  }

  /// Runs a command on the only picture of a library, and the same on the screen.
  private func compareOnPicture(
    _ faults: [String] = [], seed: Bool = false, command: [String],
    screen act: @escaping (ScreenStage, String) throws -> Void,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    try await compare(
      faults, command: command, prepare: { try await made($0, seed: seed) }, screen: act, location)
  }

  @Test func aPictureMadeAgainHasTheNextSeed() async throws {
    try await compareOnPicture(seed: true, command: ["again", "ID"]) { stage, id in
      stage.press(.character("2"))
      try stage.until("the picture is listed") { $0.gallery.ids == [id] && $0.gallery.item(id) != nil }
      stage.press(.character("r"))
      try stage.until("it was sent") { !$0.jobs.isEmpty }
    }
  }

  @Test func tagsAndTheTrash() async throws {
    try await compareOnPicture(command: ["gallery", "tag", "ID", "--add", "snow"]) { stage, id in
      var change = AssetChange()
      change.addedTags = ["snow"]
      stage.run(.gallery(.edit([AssetEdit(id, change)], said: "Tagged.")))
      try stage.until("it is said") { $0.log.contains { $0.text == "Tagged." } }
    }
    try await compareOnPicture(command: ["gallery", "trash", "ID"]) { stage, id in
      stage.run(.gallery(.discard([id])))
      try stage.until("it is said") { $0.log.contains { $0.text.contains("in the trash") } }
    }
  }

  @Test func importedFiles() async throws {
    try await compareOnPicture(command: ["gallery", "import", "HOME/data/images", "HOME/nothing.png"]) { stage, _ in
      let home = stage.home
      stage.run(.gallery(.importFiles([home + "/data/images", home + "/nothing.png"])))
      try stage.until("it is said") { $0.log.contains { $0.text.contains("imported") } }
    }
  }

  @Test(arguments: [
    [], ["status=402@/chat/completions"], ["status=429:3@/chat/completions"], ["refusal@/chat/completions"],
  ])
  func anAnalysis(faults: [String]) async throws {
    try await compareOnPicture(faults, command: ["analyze", "ID"]) { stage, id in
      stage.press(.character("2"))
      try stage.until("the picture is listed") { $0.gallery.ids == [id] && $0.gallery.item(id) != nil }
      stage.press(.character("a"), .enter)
      try stage.until("it was sent") { $0.jobs.contains { $0.purpose != nil } }
    }
  }

  @Test func aKeyWithoutCredit() async throws {
    try await bench(["status=402@/key"]) { simulator in
      let program = try Program(service: simulator.baseURL)
      defer { program.remove() }
      let run = try await program.run(["status", "--json"])
      let key = try #require(try run.object()["key"] as? [String: Any])
      let environment = program.environment
      let state = try await Self.onThread { () throws -> KeyState in
        let stage = try ScreenStage(environment, prompt: "x")
        try stage.settle()
        return stage.model.world.keyState
      }
      guard case .refused(let reason) = state else { throw ScreenStage.NeverHappened(what: "\(state)") }
      #expect(key["state"] as? String == "refused" && key["reason"] as? String == reason && run.status == 4)
    }
  }
}
