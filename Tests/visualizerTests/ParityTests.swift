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
  private func compare(
    _ faults: [String], command: [String], settings: String = "", screen act: @escaping (ScreenStage) throws -> Void,
    prepare: (Program) async throws -> Void = { _ in }, _ location: SourceLocation = #_sourceLocation
  ) async throws {
    try await bench(faults) { simulator in
      let own = try Program(service: simulator.baseURL)
      let other = try Program(service: simulator.baseURL)
      defer {
        own.remove()
        other.remove()
      }
      for program in [own, other] {
        try program.write("prompt:\n  revise-edits: false\n" + settings, to: "config/config.yaml")
        try await prepare(program)
      }
      let run = try await own.run(command + ["--json"])
      let told = (try? run.object())?["error"] as? [String: Any]
      let byCommand = try Footprint(home: own.home, failure: told?["title"] as? String ?? "")
      let environment = other.environment
      // The loop of the screen blocks its thread, as it does in the program.
      let sentence = try await Self.onThread { () throws -> String in
        let stage = try ScreenStage(environment, prompt: "a lake at dawn")
        try stage.settle()
        try act(stage)
        try stage.rest()
        return stage.lastError
      }
      var byScreen = try Footprint(home: other.home, failure: byCommand.failure)
      if !sentence.hasPrefix(byCommand.failure) || (byCommand.failure.isEmpty && !sentence.isEmpty) {
        byScreen.failure = sentence
      }
      #expect(byScreen == byCommand, sourceLocation: location)
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
    try await compare(faults, command: ["generate", "a lake at dawn"]) { stage in
      stage.press(.control("g"))
    }
  }
}
