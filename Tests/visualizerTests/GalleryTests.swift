import Domain
import Foundation
import Simulator
import Testing

/// The library and the ledger from the command line.
struct GalleryTests {
  static let priced = "black-forest-labs/flux.2-pro"

  private func list(_ program: Program, _ arguments: String...) async throws -> [[String: Any]] {
    let run = try await program.run(["gallery"] + arguments + ["--json"])
    #expect(run.status == 0, "\(run.error)")
    return try #require(try run.object()["images"] as? [[String: Any]])
  }

  @Test func whatWasMadeIsFoundAndMadeAgain() async throws {
    try await Bench.with { bench in
      let program = bench.program
      try #require(try await program("generate", "a red fox", "--seed", "7", "--model", Self.priced).status == 0)
      let image = try #require(try await list(program, "search", "fox").first)
      let id = try #require(image["id"] as? String)
      #expect(image["prompt"] as? String == "a red fox" && image["seed"] as? Int == 7)
      #expect((image["cost"] as? Double ?? 0) > 0)
      #expect(try await list(program, "search", "wolf").isEmpty)
      let shown = try await program("gallery", "show", String(id.prefix(6)))
      #expect(shown.output.contains("a red fox") && shown.output.contains(Self.priced))

      let again = try await program("again", id, "--json")
      #expect(again.status == 0, "\(again.error)")
      let bodies = await bench.simulator.recorded().filter { $0.method == "POST" }.map(\.body)
      #expect(bodies.count == 2 && bodies[0] == bodies[1])
      #expect(try await list(program, "list").count == 2)
      #expect(try await program("again", "nothing").status == 2)
    }
  }

  @Test func filesCarryWhatMadeThemUnlessToldNotTo() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox", "-o", "with.png")
      _ = try await program("generate", "a red fox", "-o", "without.png", "--no-metadata")
      #expect(String(decoding: try program.bytes("with.png"), as: UTF8.self).contains("a red fox"))
      #expect(!String(decoding: try program.bytes("without.png"), as: UTF8.self).contains("a red fox"))
      for path in program.files where path.hasPrefix("data/") || path.hasSuffix(".png") {
        #expect(!String(decoding: try program.bytes(path), as: UTF8.self).contains(Program.key), "\(path)")
      }
      let bare = try await program("gallery", "export", "--to", "out", "--no-metadata", "--json")
      #expect((try bare.object()["paths"] as? [String])?.count == 2)
      for path in try #require(try bare.object()["paths"] as? [String]) {
        #expect(!String(decoding: try program.bytes(path), as: UTF8.self).contains("a red fox"))
      }
      let imported = try await program("gallery", "import", "with.png")
      #expect(imported.status == 0, "\(imported.error)")
      #expect(try await list(program, "search", "fox").count == 3)
    }
  }

  @Test func theTrashAndBack() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox")
      let id = try #require(try await list(program).first?["id"] as? String)
      #expect(try await program("gallery", "trash", id).status == 0)
      #expect(try await list(program).isEmpty)
      #expect(try await list(program, "trash").count == 1)
      #expect(try await program("gallery", "trash", "--restore", id).status == 0)
      #expect(try await list(program).count == 1)
    }
  }

  @Test func spendingAddsUpAndLimitsHold() async throws {
    try await Bench.with { bench in
      var program = bench.program
      _ = try await program("generate", "a lake", "--model", Self.priced)
      let spend = try await program("spend", "--by", "model", "--json").object()
      let today = try #require((spend["today"] as? [String: Any])?["amount"] as? Double)
      #expect(today > 0)
      #expect((spend["by_model"] as? [[String: Any]])?.first?["model"] as? String == Self.priced)

      program.environment["VISUALIZER_BUDGET_PER_DAY"] = String(today)
      let refused = try await program("generate", "a lake", "--model", Self.priced, "--json")
      #expect(refused.status == 3)
      #expect(try refused.failure()["title"]?.contains("budget per day") == true)
      #expect(await bench.posts == 1)
      #expect(try await program("generate", "a lake", "--model", Self.priced, "--max-cost", "1").status == 0)
      #expect(await bench.posts == 2)
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "much"
      #expect(try await program("config", "set", "budget.per-day", "much").status == 2)
    }
  }

  /// For about ten seconds: whatever the moment of the end, pictures that were finished are in the library after it.
  @Test func killedAtAnyMoment() async throws {
    try await Bench.with(latency: .milliseconds(60)) { bench in
      let program = bench.program
      _ = try await program("models", "--json")
      let end = ContinuousClock.now + .seconds(8)
      var rounds = 0
      while ContinuousClock.now < end {
        _ = try await program.run(["generate", "a fox \(rounds)", "-n", "3", "--model", Self.priced, "--offline"]) {
          id in
          try await Task.sleep(for: .milliseconds(Int.random(in: 20...900)))
          kill(id, SIGKILL)
        }
        rounds += 1
      }
      let files = Set(program.kept.filter { !$0.contains("/.") }.map { "\(program.home)/\($0)" })
      let listed = try await list(program, "list", "--limit", "10000")
      #expect(Set(listed.compactMap { $0["path"] as? String }) == files)
      #expect(listed.count > 3 && rounds > 3)
      #expect(listed.allSatisfy { $0["missing"] as? Bool == false })
      #expect(listed.allSatisfy { ($0["prompt"] as? String)?.hasPrefix("a fox") == true })
      #expect(Set(listed.compactMap { $0["id"] as? String }).count == listed.count)
      let requests = try #require(
        (try await program("spend", "--json").object()["total"] as? [String: Any])?["requests"])
      #expect(requests as? Int ?? 0 >= (await bench.posts))
    }
  }
}
