import Domain
import Foundation
import Simulator
import Testing

/// Exit codes and error objects, for everything that can go wrong on the way.
struct FailureTests {
  @Test(arguments: [
    ("status=401@/images", Int32(4), "key-refused", "no"), ("status=402@/images", 4, "no-credit", "no"),
    ("status=403@/images", 4, "forbidden", "no"), ("status=404@/images", 1, "not-found", "no"),
    ("status=429:5@/images", 1, "rate-limited", "no"), ("status=500@/images", 1, "server", "maybe"),
    ("no-images@/images", 1, "no-image", "maybe"), ("html@/images", 1, "bad-answer", "maybe"),
    ("malformed-base64@/images", 1, "no-image", "maybe"), ("html-named-png@/images", 1, "no-image", "maybe"),
  ])
  func answersOfTheService(fault: String, status: Int32, kind: String, billed: String) async throws {
    try await Bench.with(fault) { bench in
      let run = try await bench.program("generate", "a lake", "-o", "lake.png", "--json")
      let failure = try run.failure()
      #expect(run.status == status, "\(failure)")
      if ["forbidden", "no-image", "bad-answer"].contains(kind) {
        // The client chooses among kinds of one exit code.
        #expect(!(failure["kind"] ?? "").isEmpty)
      } else {
        #expect(failure["kind"] == kind)
      }
      #expect(failure["title"]?.isEmpty == false)
      if kind != "no-image", kind != "bad-answer", kind != "server" { #expect(failure["billed"] == billed) }
      #expect(await bench.posts == 1, "what may be billed is sent once")
      #expect(!bench.program.files.contains("lake.png") && bench.program.kept.isEmpty)
      #expect(!bench.program.files.contains { $0.contains(".visualizer") || $0.hasSuffix(".part") })
    }
  }

  @Test(arguments: ["cut@/images", "stall@/images", "delay=30@/images"])
  func theConnection(fault: String) async throws {
    try await Bench.with(fault) { bench in
      let run = try await bench.program("generate", "a lake", "-o", "lake.png", "--timeout", "2", "--json")
      #expect(run.status == 5, "\(run.output)")
      #expect(await bench.posts <= 1, "what may be billed is sent once")
      #expect(!bench.program.files.contains("lake.png") && bench.program.kept.isEmpty)
    }
  }

  @Test func whatACutOffRequestCostIsLookedUpOnce() async throws {
    try await Bench.with("stall@/images") { bench in
      let run = try await bench.program("generate", "a lake", "--timeout", "2", "--json")
      let failure = try run.failure()
      #expect(run.status == 5 && failure["billed"] == "yes", "\(run.output)")
      #expect(failure["advice"]?.hasPrefix("It was billed $") == true)
      #expect(try run.object()["cost"] is Double)
      #expect(await bench.posts == 1)
      let spend = try await bench.program("spend", "--by", "request", "--json").object()
      let row = try #require((spend["by_request"] as? [[String: Any]])?.first)
      #expect(row["outcome"] as? String == "failed" && row["cost"] is Double)
    }
  }

  @Test func aCostFarFromTheEstimateIsSaid() async throws {
    try await Bench.with("many-images=4@/images") { bench in
      let order = ["generate", "a lake", "--model", GenerateTests.priced]
      let words = ", more than twice the estimate of $0."
      #expect(try await bench.program.run(order).error.contains(words))
      let warnings = try await bench.program.run(order + ["--json"]).object()["warnings"] as? [String]
      #expect(warnings?.contains { $0.hasPrefix("It cost $") && $0.contains(words) } == true)
    }
  }

  @Test func serverDown() async throws {
    let program = try Program(service: "http://127.0.0.1:9/api/v1")
    defer { program.remove() }
    let start = ContinuousClock.now
    let run = try await program("generate", "a lake", "--json")
    #expect(run.status == 5)
    #expect(try run.failure()["kind"] == "network" && run.failure()["billed"] == "no")
    #expect(ContinuousClock.now - start < .seconds(20))
    let plain = try await program("generate", "a lake")
    #expect(plain.status == 5 && plain.output.isEmpty && plain.error.hasPrefix("visualizer: "))
    #expect(plain.error.split(separator: "\n").count == 1)
  }

  @Test func anOldCatalogueServesWhenTheServiceIsDown() async throws {
    try await Bench.with { bench in
      #expect(try await bench.program("models").status == 0)
      await bench.simulator.stop()
      let run = try await bench.program("generate", "a lake", "--dry-run")
      #expect(run.status == 0)
      #expect(try await bench.program("models", "--offline").status == 0)
    }
  }

  @Test func noKey() async throws {
    try await Bench.with { bench in
      bench.program.environment["OPENROUTER_API_KEY"] = nil
      let run = try await bench.program("generate", "a lake", "--json")
      #expect(run.status == 2)
      #expect(try run.failure()["kind"] == "no-key")
      #expect(await bench.posts == 0)
    }
  }

  @Test func unknownModel() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a lake", "--model", "google/gemini-2.5-flash-imge", "--json")
      #expect(run.status == 2)
      #expect(try run.failure()["kind"] == "unknown-model")
      #expect(try run.failure()["advice"]?.contains("google/gemini-2.5-flash-image") == true)
      #expect(await bench.posts == 0)
    }
  }

  @Test(arguments: [["--max-cost", "0.001", "--model", GenerateTests.priced], ["--max-cost", "0"]])
  func overBudget(options: [String]) async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(["generate", "a lake", "--json"] + options)
      #expect(run.status == 3)
      #expect(try run.failure()["kind"] == "over-budget")
      #expect(await bench.posts == 0)
    }
  }

  @Test func withinBudget() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a lake", "--max-cost", "0.50", "--model", GenerateTests.priced)
      #expect(run.status == 0, "\(run.error)")
    }
  }

  @Test(arguments: [
    [String](), ["generate"], ["generate", "a", "--format", "round"], ["generate", "a", "--count", "0"],
    ["generate", " "],
    ["generate", "a", "--max-cost", "1,5"], ["generate", "a", "--key", "sk-or-x"], ["wrong"],
    ["models", "--sort", "x"],
    ["preview", "x.png", "--size", "0x4"], ["edit", "--prompt", "x"], ["config", "get", "no.such"],
    ["config", "set", "general.timeout", "1000"], ["screen"],
  ])
  func wrongUsage(arguments: [String]) async throws {
    let program = try Program(service: "http://127.0.0.1:9/api/v1")
    defer { program.remove() }
    let run = try await program.run(arguments == ["generate", " "] ? ["--demo"] + arguments : arguments)
    #expect(run.status == 2, "\(run.error)")
    #expect(run.output.isEmpty && run.error.hasPrefix("visualizer: "))
  }

  @Test func wrongUsageAsJSON() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let run = try await program("generate", "a", "--format", "round", "--json")
    #expect(run.status == 2)
    #expect(try run.failure()["kind"] == "usage")
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))] as [(Int32, Int32)])
  func interrupted(signal: Int32, status: Int32) async throws {
    try await Bench.with(latency: .seconds(20)) { bench in
      let copy = bench
      let run = try await bench.program.run(["generate", "a lake", "--json"]) { process in
        try await copy.waitForPosts(1)
        kill(process, signal)
      }
      #expect(run.status == status)
      #expect(try run.failure()["kind"] == "cancelled" && run.failure()["billed"] == "maybe")
      #expect(bench.program.kept.isEmpty)
    }
  }
}
