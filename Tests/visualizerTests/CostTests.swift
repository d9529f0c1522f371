import Foundation
import Testing

/// What is told and noted of costs, whatever the service answers.
struct CostTests {
  private func row(_ program: Program) async throws -> [String: Any] {
    let spend = try await program("spend", "--by", "request", "--json").object()
    return try #require((spend["by_request"] as? [[String: Any]])?.first)
  }

  @Test func aCostWithoutAPictureCounts() async throws {
    try await Standin.with(posts: [#"{"data":[],"usage":{"cost":0.5}}"#]) { _, program in
      let run = try await program("generate", "a lake", "--json")
      let object = try run.object()
      #expect(run.status == 1 && object["cost"] as? Double == 0.5)
      #expect(try run.failure()["billed"] == "yes")
      let row = try await row(program)
      #expect(row["outcome"] as? String == "failed" && row["cost"] as? Double == 0.5)
      let plain = try await program("generate", "a lake")
      #expect(plain.error.contains("It was billed $0.50."), "\(plain.error)")
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "1"
      #expect(try await program("generate", "a lake").status == 3)
    }
  }

  @Test func aNegativeCostMakesNoRoom() async throws {
    try await Standin.with(posts: [Standin.image(cost: "-5")]) { _, program in
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0.05"
      let first = try await program("generate", "a lake")
      let second = try await program("generate", "a lake")
      #expect(first.status == 0 && second.status == 3, "\(first.error)\(second.error)")
    }
  }

  @Test func whatIsAskedBeforeAnEditKeepsToTheLimit() async throws {
    try await Standin.with(posts: [Standin.image(), Standin.words("At night."), Standin.image()]) { standin, program in
      program.environment["VISUALIZER_PROMPT_REVISE_EDITS"] = "on"
      #expect(try await program("generate", "a lake", "-o", "lake.png").status == 0)
      let edit = ["edit", "lake.png", "--prompt", "make it night", "--json"]
      let refused = try await program.run(edit + ["--max-cost", "0.03"])
      #expect(refused.status == 3 && standin.posts.count == 1)
      #expect(try refused.failure()["advice"]?.contains("prompt.revise-edits") == true)
      let dry = try await program.run(edit + ["--dry-run"])
      #expect((try dry.object()["requests"] as? [Any])?.count == 2)
      #expect(dry.error.contains("1 × POST") && dry.error.contains("/chat/completions, then 1 × POST"))
      let tight = try await program.run(edit + ["--max-cost", "0.035"])
      #expect(tight.status == 3 && standin.posts.count == 2, "\(tight.output)")
      let error = try #require(try tight.object()["error"] as? [String: Any])
      #expect(error["cost"] as? Double == 0.01 && error["billed"] as? String == "yes")
    }
  }

  @Test func theCostOfAnEditHoldsWhatWasAskedBefore() async throws {
    try await Standin.with(posts: [Standin.image(), Standin.words("At night."), Standin.image()]) { standin, program in
      program.environment["VISUALIZER_PROMPT_REVISE_EDITS"] = "on"
      _ = try await program("generate", "a lake", "-o", "lake.png")
      let run = try await program("edit", "lake.png", "--prompt", "make it night", "--json", "--max-cost", "0.05")
      #expect(run.status == 0 && standin.posts.count == 3, "\(run.output)")
      #expect(try run.object()["cost"] as? Double == 0.04)
      #expect(try run.object()["preparation_cost"] as? Double == 0.01)
    }
  }

  @Test func anUnknownPriceIsNoDeadEnd() async throws {
    try await Standin.with(posts: [Standin.image(cost: nil), Standin.image(cost: "0.4")]) { standin, program in
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "5"
      program.environment["VISUALIZER_TEXT_TO_IMAGE_MODEL"] = Standin.tokens
      let refused = try await program("generate", "a lake")
      #expect(refused.status == 3 && refused.error.contains("--max-cost") && standin.posts.isEmpty)
      let run = try await program("generate", "a lake", "--max-cost", "1")
      #expect(run.status == 0 && run.error.contains("it counts as $1.00"), "\(run.error)")
      let row = try await row(program)
      #expect(row["cost"] is NSNull && row["counts_as"] as? Double == 1)
      // Nothing is left of nothing.
      #expect(try await program("generate", "a lake", "--max-cost", "0").status == 3)
      #expect(standin.posts.count == 1)
    }
  }

  @Test func anUnknownPriceIsHeldBackOnceTheLimitIsPassed() async throws {
    try await Standin.with(posts: [Standin.image(cost: "0.4")]) { standin, program in
      let run = try await program(
        "generate", "a lake", "-n", "3", "--model", Standin.tokens, "--max-cost", "0.5", "--json")
      #expect(run.status == 3 && standin.posts.count == 2, "\(run.output)")
      let object = try run.object()
      #expect(object["cost"] as? Double == 0.8 && (object["images"] as? [Any])?.count == 2)
      let warnings = try #require(object["warnings"] as? [String])
      #expect(warnings.contains("2 of 3 requests were made; 1 was not sent."), "\(warnings)")
    }
  }

  @Test func aComparisonIsCheckedAsAWhole() async throws {
    let models = #"{"data":[\#(Standin.imageRow("lab/a")),\#(Standin.imageRow("lab/b"))]}"#
    try await Standin.with({ $0 == "/images/models" ? models : nil }, posts: [Standin.image()]) { standin, program in
      let order = ["generate", "a lake", "--model", "lab/a", "--model", "lab/b"]
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0.05"
      let refused = try await program.run(order)
      #expect(refused.status == 3 && standin.posts.isEmpty, "\(refused.error)")
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0.06"
      #expect(try await program.run(order).status == 0)
    }
  }

  @Test func ofSeveralRequestsALaterOneFails() async throws {
    let bad = Standin.http(#"{"error":{"code":503,"message":"No provider"}}"#, status: "503 No")
    try await Standin.with(posts: [Standin.image(), bad]) { _, program in
      let run = try await program("generate", "a lake", "-n", "4", "--json")
      let object = try run.object()
      #expect(run.status == 1 && object["cost"] as? Double == 0.03)
      #expect(try run.failure()["billed"] == "yes")
      #expect((object["warnings"] as? [String])?.contains("1 of 4 requests was made; 2 were not sent.") == true)
      #expect(run.error.contains("1 of 4 requests was made; 2 were not sent."))
    }
  }

  @Test func anOpenRequestLeavesTheSumOpen() async throws {
    try await Standin.with(posts: [Standin.image(), Standin.http("<html>", status: "502 No")]) { _, program in
      let run = try await program("generate", "a lake", "-n", "2", "--json")
      #expect(try run.object()["cost"] is NSNull)
      #expect(try run.failure()["billed"] == "yes")
    }
  }

  @Test func aLedgerThatCannotBeWrittenIsToldOf() async throws {
    try await Standin.with(posts: [Standin.image()]) { _, program in
      try program.write("x", to: "data/library.sqlite/x")
      let run = try await program("generate", "a lake", "-o", "lake.png", "--json", "--allow-unrecorded")
      #expect(run.status == 0 && program.files.contains("lake.png"), "\(run.error)")
      #expect(run.error.contains("cannot be opened"))
    }
  }

  @Test func aDamagedPictureIsSavedAndToldOf() async throws {
    let whole = try #require(Data(base64Encoded: Standin.png))
    let half = whole.prefix(50).base64EncodedString()
    try await Standin.with(posts: [Standin.image(half)]) { _, program in
      let words = "The picture is damaged; it was saved as it came."
      let run = try await program("generate", "a lake", "--json")
      let warnings = try run.object()["warnings"] as? [String]
      #expect(run.status == 0 && warnings?.contains(words) == true, "\(run.output)")
      #expect(try await program("generate", "a lake", "-o", "lake.png").error.contains(words))
      #expect(try program.bytes("lake.png").starts(with: whole.prefix(8)))
    }
  }

  @Test func aCancelledRequestIsToldOnce() async throws {
    try await Bench.with(latency: .seconds(20)) { bench in
      let copy = bench
      let run = try await bench.program.run(["generate", "a lake"]) { process in
        try await copy.waitForPosts(1)
        kill(process, SIGINT)
      }
      #expect(run.error.components(separatedBy: " bill").count == 2, "\(run.error)")
    }
  }
}
