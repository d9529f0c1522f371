import Foundation
import Testing

/// What is read before anything is sent: endpoints, the catalogue, and signals meanwhile.
struct PlanningTests {
  @Test func silentEndpointsHoldNothingUp() async throws {
    try await Standin.with({ $0.hasSuffix("/endpoints") ? "" : nil }, posts: [Standin.image()]) { standin, program in
      let start = ContinuousClock.now
      let run = try await program("generate", "a lake", "--timeout", "1")
      #expect(run.status == 0 && ContinuousClock.now - start < .seconds(8))
      #expect(run.error.contains("could not be asked, so its price is not known"), "\(run.error)")
      #expect(!run.error.contains("no provider states"))
      #expect(standin.gets.count { $0.hasSuffix("/endpoints") } == 1)
    }
  }

  @Test func listedPricesAreKept() async throws {
    try await Standin.with { standin, program in
      let (first, second) = (try await program("models"), try await program("models"))
      #expect(first.output.contains("$0.03") && second.output == first.output)
      #expect(standin.gets.count { $0.hasSuffix("/endpoints") } == 2)
      #expect(try await program("models", "--refresh").status == 0)
      #expect(standin.gets.count { $0.hasSuffix("/endpoints") } == 4)
    }
  }

  @Test(arguments: ["429 No", "503 No"])
  func aServiceThatHasEnoughIsAskedNoMore(_ status: String) async throws {
    let rows = (0..<150).map { Standin.imageRow("lab/m\($0)") }.joined(separator: ",")
    let busy = Standin.http(#"{"error":{"message":"busy"}}"#, status: status, fields: "Retry-After: 0\r\n")
    try await Standin.with({ path in
      path == "/images/models" ? "{\"data\":[\(rows)]}" : path.hasSuffix("/endpoints") ? busy : nil
    }) { standin, program in
      let run = try await program("models")
      #expect(run.status == 0 && run.output.split(separator: "\n").count == 151)
      #expect(run.error.split(separator: "\n").count == 1 && run.error.contains("prices"), "\(run.error)")
      #expect(standin.gets.count { $0.hasSuffix("/endpoints") } < 20)
    }
  }

  @Test func noMoreThanAHundredAreAskedFor() async throws {
    let rows = (0..<150).map { Standin.imageRow("lab/m\($0)") }.joined(separator: ",")
    try await Standin.with({ $0 == "/images/models" ? "{\"data\":[\(rows)]}" : nil }) { standin, program in
      let run = try await program("models")
      #expect(run.error.contains("The prices of 50 models were not asked for"), "\(run.error)")
      #expect(standin.gets.count { $0.hasSuffix("/endpoints") } == 100)
      #expect(try await program("models", "--sort", "price").error.isEmpty)
      #expect(standin.gets.count { $0.hasSuffix("/endpoints") } == 150)
    }
  }

  @Test func noKeyComesThroughTheCatalogue() async throws {
    let row = Standin.imageRow("lab/m", name: "x \(Program.key) \\u0073k-or-v1-other")
    let providers = #"{"data":[{"name":"P \#(Program.key)","slug":"p"}]}"#
    let endpoints =
      #"{"endpoints":[{"provider_name":"\#(Program.key)","provider_slug":"lab","pricing":[{"billable":"output_image","unit":"image","cost_usd":1}]}]}"#
    try await Standin.with({ path in
      path == "/images/models"
        ? "{\"data\":[\(row)]}" : path == "/providers" ? providers : path.hasSuffix("/endpoints") ? endpoints : nil
    }) { _, program in
      var text = ""
      for order in [["models", "--json"], ["models", "show", "lab/m"], ["providers"]] {
        let run = try await program.run(order)
        #expect(run.status == 0)
        text += run.output + run.error
      }
      for file in program.files { text += String(decoding: try program.bytes(file), as: UTF8.self) }
      #expect(text.contains("x sk-or-… sk-or-…") && !text.contains(Program.key) && !text.contains("sk-or-v1"))
    }
  }

  @Test func anEmptyCatalogueIsNotMissing() async throws {
    try await Standin.with({ $0.hasSuffix("/models") || $0.hasPrefix("/models") ? #"{"data":[]}"# : nil }) {
      _, program in
      let run = try await program("generate", "a lake")
      #expect(run.status == 1 && run.error.contains("The service lists no models"), "\(run.error)")
      #expect(!run.error.contains("press"))
    }
  }

  @Test(arguments: [["models"], ["generate", "a lake", "--dry-run"], ["generate", "a lake"]], [SIGINT, SIGTERM])
  func aSignalWhilePlanning(_ order: [String], _ signal: Int32) async throws {
    try await Standin.with({ $0.hasSuffix("/endpoints") ? "" : nil }) { standin, program in
      let run = try await program.run(order) { process in
        for _ in 0..<500 where !standin.gets.contains(where: { $0.hasSuffix("/endpoints") }) {
          try await Task.sleep(for: .milliseconds(10))
        }
        kill(process, signal)
      }
      #expect(run.status == 128 + signal, "\(run.error)")
      #expect(standin.posts.isEmpty)
      let spend = try await program("spend", "--json").object()
      #expect((spend["total"] as? [String: Any])?["requests"] as? Int == 0)
    }
  }

  @Test(arguments: [
    (["generate", "a", "--seed", "-1"], "from 0"), (["generate", "a", "-n", "-1"], "from 1 to 100"),
    (["generate", "a", "--max-cost", "-1"], "--max-cost"), (["config", "set", "budget.per-day", "-1"], "US dollars"),
    (["generate", "a", "--model", ""], "--model takes the id"),
    (["analyze", "a.png", "--model", " "], "--model takes"),
    (["generate", "a", "--timeout", "-5"], "from 1 to 900"),
  ])
  func wrongValuesAreTheReason(_ order: [String], _ words: String) async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let run = try await program.run(order)
    #expect(run.status == 2 && run.error.contains(words), "\(run.error)")
    #expect(!run.error.contains("Missing") && !run.error.contains("Unknown option"))
  }
}
