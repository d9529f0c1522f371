import Foundation
import Simulator
import Testing

/// Fallback models from the command line, against each fault that the simulator knows.
@Suite(.serialized) struct FallbackTests {
  private static let first = "openai/gpt-image-2"
  private static let second = "bytedance-seed/seedream-4.5"

  /// Refusals after which nothing can have been billed and another model may fare better.
  private static let refusals = [
    "status=400", "status=403", "status=404", "status=413", "status=429:1", "status=503", "unbilled",
  ]
  /// After these it may have been billed, or the next model would fare no better.
  private static let others = [
    "status=401", "status=402", "status=408", "status=500", "status=502", "status=524", "status=529", "delay=30",
    "stall", "cut", "error-in-200", "html", "no-images", "refusal", "malformed-base64", "missing-media-type",
    "avif-named-png", "html-named-png", "many-images=4", "stream-cut", "stream-error", "stream-split", "redirect",
    "key-echo", "huge-body=8", "slow-loris",
  ]

  @Test func everyFaultIsTried() {
    let tried = (Self.refusals + Self.others).map { $0.prefix { $0 != "=" } }
    #expect(Set(Fault.names.map { $0.prefix { $0 != "=" } }) == Set(tried))
  }

  private func run(_ bench: Bench, _ more: String...) async throws -> Program.Run {
    try await bench.program.run(
      [
        "generate", "a lake", "--model", Self.first, "--fallback", Self.second, "--json", "--max-cost", "1",
        "--timeout", "4",
      ]
        + more)
  }

  private func models(_ bench: Bench) async -> [String] {
    await bench.simulator.recorded().filter { $0.method == "POST" }.compactMap { request in
      (try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])?["model"] as? String
    }
  }

  @Test(arguments: refusals) func theNextModelIsAsked(_ fault: String) async throws {
    try await Bench.with("\(fault)@/images#1") { bench in
      let run = try await run(bench)
      #expect(run.status == 0, "\(run.output)\(run.error)")
      #expect(await models(bench) == [Self.first, Self.second])
      let object = try run.object()
      let attempts = try #require(object["attempts"] as? [[String: Any]])
      #expect(attempts.map { $0["model"] as? String } == [Self.first, Self.second])
      #expect(attempts[0]["reason"] is String && attempts[0]["cost"] as? Double == 0)
      #expect(attempts[1]["reason"] is NSNull && attempts[1]["seconds"] is Double)
      #expect((object["request"] as? [String: Any])?["model"] as? String == Self.second)
      #expect(run.error.contains("\(Self.second) is asked"))
      let spend = try await bench.program("spend", "--by", "request", "--json").object()
      let rows = try #require(spend["by_request"] as? [[String: Any]])
      #expect(Set(rows.compactMap { $0["outcome"] as? String }) == ["done", "failed"], "\(rows)")
    }
  }

  @Test(arguments: others) func whatMayBeBilledIsNotTriedElsewhere(_ fault: String) async throws {
    try await Bench.with("\(fault)@/images#1") { bench in
      let run = try await run(bench)
      #expect(await models(bench) == [Self.first], "\(run.output)")
      let attempts = try #require(try run.object()["attempts"] as? [[String: Any]])
      #expect(attempts.count == 1)
    }
  }

  @Test func ifAllFailTheErrorListsThem() async throws {
    try await Bench.with("status=503@/images") { bench in
      let run = try await run(bench)
      #expect(run.status == 1)
      #expect(try run.failure()["billed"] == "no")
      let title = try #require(try run.failure()["title"])
      #expect(title.contains("None of 2 models") && title.contains(Self.first) && title.contains(Self.second))
      let error = try #require(try run.object()["error"] as? [String: Any])
      #expect((error["attempts"] as? [Any])?.count == 2)
    }
  }

  @Test func anExactModelHasNoneByItself() async throws {
    try await Bench.with("status=404@/images#1") { bench in
      bench.program.environment["VISUALIZER_TEXT_TO_IMAGE_FALLBACKS"] = "openrouter/\(Self.second)"
      let exact = try await bench.program("generate", "a lake", "--model", Self.first, "--max-cost", "1")
      #expect(exact.status == 1, "\(exact.error)")
      #expect(await models(bench) == [Self.first])
      await bench.simulator.set(faults: [try Fault(text: "status=404@/images#1")])
      let usual = try await bench.program("generate", "a lake", "--max-cost", "1", "-n", "2")
      #expect(usual.status == 0, "\(usual.error)")
      #expect(await models(bench).dropFirst().prefix(2).elementsEqual(["google/gemini-2.5-flash-image", Self.second]))
    }
  }

  @Test func limitsSeeTheDearestAndAreToldBefore() async throws {
    try await Bench.with { bench in
      let priced = GenerateTests.priced
      let dry = try await bench.program.run(
        [
          "generate", "a lake", "--model", Self.second, "--fallback", priced, "--dry-run", "--json", "--resolution",
          "4K",
        ])
      #expect(try dry.object()["fallbacks"] as? [String] == [priced])
      #expect(dry.error.contains("If it refuses, \(priced) is asked: "))
      let refused = try await bench.program.run(
        ["generate", "a lake", "--model", priced, "--fallback", "openai/gpt-image-2", "--json"],
        environment: [
          "VISUALIZER_BUDGET_PER_DAY": "5"
        ])
      #expect(refused.status == 3, "what the fallback costs cannot be told: \(refused.output)")
      #expect(await bench.posts == 0)
      let both = try await bench.program.run(
        ["generate", "a lake", "--model", "a/b", "--model", "c/d", "--fallback", priced])
      #expect(both.status == 2)
    }
  }

  @Test func hintsThatTheNextLacksAreAdjustedAndTold() async throws {
    try await Bench.with("status=404@/images#1") { bench in
      let run = try await bench.program.run(
        [
          "generate", "a lake", "--model", Self.second, "--fallback", GenerateTests.priced, "--resolution", "4K",
          "--seed",
          "7", "--json",
        ])
      #expect(run.status == 0, "\(run.error)")
      let adjusted = try #require(try run.object()["adjusted"] as? [[String: Any]])
      #expect(adjusted.contains { $0["parameter"] as? String == "resolution" && $0["sent"] is NSNull }, "\(adjusted)")
      #expect(((try run.object()["request"]) as? [String: Any])?["seed"] as? Int == 7)
      #expect(run.error.contains("Resolution 4K is not sent"))
    }
  }

  @Test func analysisTurnsToo() async throws {
    try await Bench.with("status=429:1@/chat/completions#1") { bench in
      #expect(try await bench.program("generate", "a lake", "-o", "lake.png", "--max-cost", "1").status == 0)
      let run = try await bench.program.run(
        ["analyze", "lake.png", "--model", "google/gemini-2.5-flash", "--fallback", "google/gemini-2.5-pro", "--json"])
      #expect(run.status == 0, "\(run.output)\(run.error)")
      let attempts = try #require(try run.object()["attempts"] as? [[String: Any]])
      #expect(attempts.map { $0["model"] as? String } == ["google/gemini-2.5-flash", "google/gemini-2.5-pro"])
    }
  }
}

extension Program {
  /// As `run`, with variables of its own.
  fileprivate func run(_ arguments: [String], environment more: [String: String]) async throws -> Run {
    var program = self
    program.environment.merge(more) { $1 }
    return try await program.run(arguments)
  }
}
