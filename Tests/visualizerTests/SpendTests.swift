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

  @Test func parallelRunsKeepToTheBudgetTogether() async throws {
    try await Bench.with(latency: .milliseconds(300)) { bench in
      var program = bench.program
      _ = try await program("models", "--json")
      // flux.2-pro states $0.03 for the first megapixel.
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0.1"
      let run = program
      let ends = try await withThrowingTaskGroup(of: Int32.self, returning: [Int32].self) { group in
        for number in 0..<6 {
          group.addTask {
            try await run.patiently("generate", "a fox \(number)", "--model", GalleryTests.priced).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let posts = await bench.posts
      #expect(Set(ends) == [0, 3] && ends.count { $0 == 0 } == posts, "\(ends)")
      let today = try #require(try await program("spend", "--json").object()["today"] as? [String: Any])
      #expect((today["amount"] as? Double ?? 1) <= 0.1 && today["requests"] as? Int == posts)
    }
  }

  @Test func wordsGoOutWhileAnythingIsLeft() async throws {
    try await Bench.with { bench in
      var program = bench.program
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0"
      let refused = try await program("prompt", "a quiet harbour")
      #expect(refused.status == 3 && refused.error.contains("nothing may be spent"), "\(refused.error)")
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0.00001"
      #expect(try await program("prompt", "a quiet harbour").status == 0)
      let spent = try await program("prompt", "a quiet harbour")
      #expect(spent.status == 3 && spent.error.contains("Nothing was sent."), "\(spent.error)")
      #expect(await bench.posts == 1)
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
