import Domain
import Foundation
import Testing

/// `generate` with several models.
struct ComparisonTests {
  private static let models = ["google/gemini-2.5-flash-image", "black-forest-labs/flux.2-pro"]
  private static let both = models.flatMap { ["--model", $0] }

  @Test func eachModelHasItsResult() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(["generate", "a fox", "--json", "-o", "fox.png"] + Self.both)
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      #expect(object["ok"] as? Bool == true && (object["cost"] as? Double ?? 0) > 0)
      let results = try #require(object["results"] as? [[String: Any]])
      #expect(results.compactMap { $0["model"] as? String } == Self.models)
      for result in results {
        #expect(result["ok"] as? Bool == true && result["request"] is [String: Any])
        #expect((result["images"] as? [Any])?.count == 1)
      }
      #expect(await bench.posts == 2)
      for name in ["fox.png", "fox-2.png"] { #expect(bench.program.files.contains(name), "\(name)") }
    }
  }

  @Test func oneModelKeepsItsShape() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(["generate", "a fox", "--json", "--model", Self.models[1]])
      let object = try run.object()
      #expect(object["results"] == nil && object["model"] as? String == Self.models[1])
    }
  }

  @Test func aDryRunTellsAllAndSendsNothing() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(["generate", "a fox", "--json", "--dry-run"] + Self.both)
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      #expect(object["dry_run"] as? Bool == true && (object["results"] as? [Any])?.count == 2)
      let plain = try await bench.program.run(["generate", "a fox", "--dry-run"] + Self.both)
      for model in Self.models { #expect(plain.output.contains(model)) }
      #expect(await bench.posts == 0)
    }
  }

  @Test func aModelThatIsNotThereStopsBeforeAnythingIsSent() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(
        ["generate", "a fox", "--json", "--model", Self.models[1], "--model", "lab/gone"])
      #expect(run.status != 0)
      #expect(try run.failure()["kind"] == "unknown-model")
      #expect(await bench.posts == 0)
    }
  }

  @Test func theSameModelTwiceIsWrongUsage() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(
        ["generate", "a fox", "--model", Self.models[0], "--model", Self.models[0]])
      #expect(run.status == 2)
      #expect(run.error.contains("twice"))
    }
  }
}
