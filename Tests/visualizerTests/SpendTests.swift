import Domain
import Foundation
import Testing

/// Requests for words in the ledger, and what `spend` tells, from the command line.
struct SpendTests {
  private func requests(_ program: Program, _ arguments: String...) async throws -> [[String: Any]] {
    let run = try await program.run(["spend", "--by", "request", "--json"] + arguments)
    return try #require(try run.object()["by_request"] as? [[String: Any]], "\(run.error)")
  }

  @Test func everyPostStandsInTheLedger() async throws {
    try await Bench.with { bench in
      var program = bench.program
      program.environment["VISUALIZER_PROMPT_AUTOMATIC_ANALYSIS"] = "on"
      try #require(try await program("generate", "a fox", "-o", "fox.png").status == 0)
      #expect(try await program("analyze", "fox.png").status == 0)
      #expect(try await program("prompt", "a quiet harbour").status == 0)
      // What the analysis said is known by now and not asked, and paid for, again.
      let edit = try await program("edit", "fox.png", "--prompt", "make it night")
      #expect(edit.status == 0, "\(edit.error)")
      let rows = try await requests(program)
      #expect(rows.count == (await bench.posts))
      #expect(rows.compactMap { $0["kind"] as? String } == ["image", "text", "text", "text", "image"])
      #expect(rows.allSatisfy { $0["outcome"] as? String == "done" && $0["cost"] is Double })
      #expect(try await requests(program, "-n", "2").count == 2)
      #expect(try await program("spend", "--by", "request", "-n", "0").status == 2)
    }
  }

  @Test func whatFailedOrIsUnknownSaysSo() async throws {
    try await Bench.with("status=502@/chat/completions") { bench in
      let program = bench.program
      #expect(try await program("prompt", "a quiet harbour").status != 0)
      let row = try #require(try await requests(program).first)
      #expect(row["outcome"] as? String == "unknown" && row["cost"] is NSNull)
      let table = try await program("spend", "--by", "request").output.split(separator: "\n")
      #expect(table.count == 2 && table[1].contains(" ~ ") && table[1].hasSuffix("unknown"))
    }
  }

  @Test func aKilledRequestForWordsIsReportedAtTheNextStart() async throws {
    try await Bench.with(latency: .seconds(20)) { bench in
      var program = bench.program
      let simulator = bench
      program.environment["VISUALIZER_ANALYSIS_MODEL"] = "google/gemini-2.5-flash"
      _ = try await program.run(["prompt", "a quiet harbour"]) { id in
        try await simulator.waitForPosts(1)
        kill(id, SIGKILL)
      }
      let told = try await program("spend", "--by", "request")
      #expect(told.error.contains("may have been billed"), "\(told.error)")
      #expect(told.output.contains("text") && told.output.contains("unknown"))
      #expect(!(try await program("spend").error.contains("may have been billed")))
    }
  }

  @Test func limitsAndWhatIsLeftAreTold() async throws {
    try await Bench.with { bench in
      var program = bench.program
      #expect(try await !program("spend").output.contains("budget"))
      _ = try await program("generate", "a lake", "--model", GalleryTests.priced)
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "1"
      program.environment["VISUALIZER_BUDGET_PER_MONTH"] = "0.001"
      let output = try await program("spend").output
      #expect(output.contains("The budget per day is $1.00: $0.9") && output.contains("passed by"))
      let budget = try await program("spend", "--json").object()["budget"] as? [String: Any]
      #expect(budget?["left_today"] as? Double ?? 0 > 0.9 && budget?["left_this_month"] as? Double ?? 0 < 0)
    }
  }
}
