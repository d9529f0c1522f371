import Domain
import Foundation
import Simulator
import Testing

/// One act, done through the screen and through the command against the same faults, each in a home of its own.
struct Parity {
  /// What goes wrong once everything is prepared.
  var faults: [String] = []
  /// The settings of both.
  var config = "prompt:\n  revise-edits: false\n"
  /// What is in a home before; returns the picture that the act is about.
  var prepare: (Program) async throws -> String = { _ in "" }
  /// How many requests that may cost money came in the meantime, from each side, where that is to be looked at.
  var posts: Int?

  /// Does the act both ways and compares what they left.
  ///
  /// - Parameters:
  ///   - command: its words; `ID` is what `prepare` returned, `HOME` the program's own folder.
  ///   - act: the same with keys, or as an effect.
  func compare(
    _ command: [String], screen act: @escaping (ScreenStage, String) throws -> Void,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    try await Self.with { simulator in
      let own = try Program(service: simulator.baseURL)
      let other = try Program(service: simulator.baseURL)
      defer {
        own.remove()
        other.remove()
      }
      for program in [own, other] { try program.write(config, to: "config/config.yaml") }
      let ids = (try await prepare(own), try await prepare(other))
      let faults = try faults.map { try Fault(text: $0) }
      await simulator.set(faults: faults)
      let before = await simulator.postCount
      let run = try await own.run(
        command.map { $0 == "ID" ? ids.0 : $0.replacing("HOME", with: own.home) } + ["--json"])
      let byCommand = try Footprint(home: own.home, failure: Self.failure(of: run))
      let between = await simulator.postCount
      await simulator.set(faults: faults)
      let environment = other.environment
      let sentence = try await Self.onThread { () throws -> String in
        let stage = try ScreenStage(environment, prompt: "a lake at dawn")
        try stage.settle()
        try act(stage, ids.1)
        try stage.rest()
        return stage.lastError
      }
      var byScreen = try Footprint(home: other.home, failure: byCommand.failure)
      let said = Footprint.comparable(sentence, home: other.home)
      if !said.hasPrefix(byCommand.failure) || (byCommand.failure.isEmpty && !said.isEmpty) { byScreen.failure = said }
      #expect(byScreen == byCommand, "\(run.error)", sourceLocation: location)
      let after = await simulator.postCount
      #expect(after - between == between - before, "requests that may cost money", sourceLocation: location)
      if let posts { #expect(between - before == posts, sourceLocation: location) }
    }
  }

  /// The title of what failed; of several models, of the first that did.
  private static func failure(of run: Program.Run) -> String {
    let object = try? run.object()
    let results = object?["results"] as? [[String: Any]] ?? []
    let errors = ([object].compactMap { $0 } + results).compactMap { $0["error"] as? [String: Any] }
    return errors.first?["title"] as? String ?? ""
  }

  /// The loop of the screen blocks its thread, as it does in the program.
  static func onThread<T: Sendable>(_ work: @escaping () throws -> T) async throws -> T {
    let box = Work(run: work)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try box.run() }) }
    }
  }

  /// Work that moves to another thread and is touched by no other.
  private struct Work<T>: Sendable {
    nonisolated(unsafe) let run: () throws -> T
  }

  /// Runs the body beside a simulator.
  static func with(_ faults: [String] = [], _ body: (Simulator) async throws -> Void) async throws {
    let options = SimulatorOptions(latency: .zero, faults: try faults.map { try Fault(text: $0) }, detail: .draft)
    let simulator = try await Simulator.start(options)
    do { try await body(simulator) } catch {
      await simulator.stop()
      throw error
    }
    await simulator.stop()
  }

  // MARK: Homes

  /// A picture in a library of its own, and its id.
  static func made(_ program: Program, seed: Bool = false) async throws -> String {
    var words = ["generate", "a lake at dawn", "--json"]
    if seed { words += ["--model", "black-forest-labs/flux.2-pro", "--seed", "7"] }
    let run = try await program.run(words)
    #expect(run.status == 0, "\(run.error)")
    let list = try await program.run(["gallery", "list", "--json"]).object()
    let rows = list.values.compactMap { $0 as? [[String: Any]] }.first ?? []
    return try #require(rows.first?["id"] as? String)
  }
}

extension Simulator {
  /// Requests that may cost money.
  fileprivate var postCount: Int {
    get async { await recorded().count { $0.method == "POST" } }
  }
}
