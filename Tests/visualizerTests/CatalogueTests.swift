import Foundation
import Simulator
import Testing

/// `models`, `providers` and `status`.
struct CatalogueTests {
  private func rows(_ run: Program.Run) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }

  @Test func theTable() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("models", "--filter", "flux")
      let lines = run.output.split(separator: "\n")
      #expect(run.status == 0 && run.error.isEmpty)
      #expect(lines.first?.hasPrefix("ID ") == true && lines.first?.contains("$/IMAGE") == true)
      #expect(lines.dropFirst().contains { $0.hasPrefix("black-forest-labs/flux.2-pro ") && $0.contains("$0.0") })
      #expect(lines.dropFirst().allSatisfy { $0.contains("flux") })
    }
  }

  @Test func filterPurposeAndSort() async throws {
    try await Bench.with { bench in
      let all = try rows(try await bench.program("models", "--for", "all", "--json"))
      let analysis = try rows(try await bench.program("models", "--for", "analysis", "--json"))
      let named = try rows(try await bench.program("models", "--sort", "name", "--json")).compactMap {
        $0["id"] as? String
      }
      #expect(all.count > analysis.count && analysis.count > 10)
      #expect(analysis.allSatisfy { ($0["input_modalities"] as? [String])?.contains("image") == true })
      #expect(named == named.sorted() && named.count > 10)
      let cheap = try rows(try await bench.program("models", "--filter", "flux <0.02", "--json"))
      #expect(!cheap.isEmpty && cheap.allSatisfy { ($0["price_per_image"] as? Double ?? 1) < 0.02 })
    }
  }

  @Test func oneModel() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("models", "show", GenerateTests.priced, "--json")
      #expect(run.status == 0)
      #expect((try run.object()["endpoints"] as? [Any])?.isEmpty == false)
      let plain = try await bench.program("models", "show", GenerateTests.priced)
      #expect(plain.output.contains("aspect_ratio") && plain.output.contains("per "))
      let unknown = try await bench.program("models", "show", "google/gemini-2.5-flash-imag")
      #expect(unknown.status == 2 && unknown.error.contains("google/gemini-2.5-flash-image"))
    }
  }

  @Test func providers() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("providers", "--json")
      #expect(try rows(run).contains { $0["slug"] as? String == "google-ai-studio" })
      #expect(try await bench.program("providers").output.hasPrefix("SLUG"))
    }
  }

  @Test func aReaderThatLeavesIsNoError() async throws {
    try await Bench.with { bench in
      let script = "{ \"\(Program.path)\" models --for all --offline; echo $? >&2; } | head -1"
      #expect(try await bench.program("models").status == 0)
      let run = try await bench.program.run(["-c", script], executable: "/bin/sh")
      #expect(run.error.hasSuffix("0\n") && run.output.hasPrefix("ID"))
      let full = try await bench.program.run(
        ["-c", "\"\(Program.path)\" models --offline > /dev/full"], executable: "/bin/sh")
      #expect(full.status == 1)
    }
  }

  @Test func ready() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.patiently("status", "--json")
      #expect(run.status == 0, "\(run.output)")
      let states = try #require(try run.object()["capabilities"] as? [[String: Any]]).compactMap {
        $0["state"] as? String
      }
      #expect(states == ["OK", "OK", "OK"])
      #expect(try await bench.program.patiently("status").output.hasSuffix("Ready.\n"))
    }
  }

  @Test func notReady() async throws {
    try await Bench.with(keys: ["sk-or-other"]) { bench in
      let refused = try await bench.program.patiently("status", "--json")
      #expect(refused.status == 4, "\(refused.output)")
      #expect(refused.output.contains("\"ERROR\""))
      bench.program.environment["VISUALIZER_GENERAL_EDITING"] = "none"
      bench.program.environment["OPENROUTER_API_KEY"] = nil
      let missing = try await bench.program.patiently("status")
      #expect(missing.status == 2 && missing.output.contains("NOT CONFIGURED"))
      bench.program.environment["OPENROUTER_API_KEY"] = "sk-or-other"
      bench.program.environment["VISUALIZER_TEXT_TO_IMAGE_MODEL"] = "gone/model"
      let gone = try await bench.program.patiently("status")
      #expect(
        gone.status == 1 && gone.output.contains("WARNING")
          && gone.output.contains("gone/model is not in the catalogue"))
      bench.program.environment["OPENROUTER_BASE_URL"] = "http://127.0.0.1:9/api/v1"
      let down = try await bench.program("status")
      #expect(down.status == 5 && down.output.contains("DISCONNECTED"))
    }
  }
}
