import Foundation
import Simulator
import Testing

/// Choosing models from the command line: set, status, fallbacks, names of one's own.
struct ModelChoiceTests {
  private static let image = "black-forest-labs/flux.2-pro"

  @Test func aModelIsChosenByItsReference() async throws {
    try await Bench.with { bench in
      #expect(try await bench.program("models", "set", "openrouter/\(Self.image)").status == 0)
      #expect(try await bench.program("config", "get", "text-to-image.model").output == Self.image + "\n")
      #expect(try await bench.program("models", "set", "openrouter/auto", "--for", "client").status == 0)
      #expect(try await bench.program("config", "get", "general.client").output == "openrouter/auto\n")
      let unfit = try await bench.program("models", "set", Self.image, "--for", "analysis")
      #expect(unfit.status == 2 && unfit.error.contains("cannot serve for this: image analysis"), "\(unfit.error)")
      let unknown = try await bench.program("models", "set", "black-forest-labs/flux.2-prx")
      #expect(unknown.status == 2 && unknown.error.contains(Self.image), "\(unknown.error)")
      #expect(try await bench.program("models", "set", "a/b", "--for", "dinner").status == 2)
    }
  }

  @Test func namesOfOnesOwnServeEverywhere() async throws {
    try await Bench.with { bench in
      #expect(try await bench.program("models", "aliases", "add", "Fast", "openrouter/\(Self.image)").status == 0)
      #expect(
        try await bench.program("models", "aliases", "list", "--json").object() as? [String: String] == [
          "fast": Self.image
        ])
      let made = try await bench.program("generate", "a lake", "--model", "fast", "--json")
      #expect(try made.object()["model"] as? String == Self.image, "\(made.error)")
      #expect(
        try await bench.program("models", "set", "FAST", "--for", "analysis").status == 2)
      #expect(try await bench.program("config", "set", "text-to-image.model", "fast").status == 0)
      #expect(try await bench.program("config", "get", "text-to-image.model").output == Self.image + "\n")
      #expect(try await bench.program("models", "show", "fast").output.contains(Self.image))
      #expect(try await bench.program("models", "aliases", "add", "a/b", Self.image).status == 2)
      #expect(try await bench.program("models", "aliases", "remove", "slow").status == 2)
      #expect(try await bench.program("models", "aliases", "remove", "fast").status == 0)
      #expect(try await bench.program("models", "aliases", "list").output.isEmpty)
    }
  }

  @Test func fallbacksAreListedInTheirOrder() async throws {
    try await Bench.with { bench in
      let others = ["openai/gpt-image-2", "bytedance-seed/seedream-4.5"]
      #expect(try await bench.program.run(["models", "fallbacks", "add"] + others).status == 0)
      #expect(try await bench.program("models", "fallbacks", "add", "openrouter/\(others[0])").status == 0)
      let list = try await bench.program("models", "fallbacks", "list", "--for", "text-to-image")
      #expect(list.output == others.joined(separator: "\n") + "\n")
      let object = try await bench.program("models", "fallbacks", "--json").object() as? [String: [String]]
      #expect(object == ["text-to-image": others, "editing": [], "analysis": []])
      #expect(try await bench.program("models", "fallbacks", "remove", others[0]).status == 0)
      #expect(try await bench.program("models", "fallbacks", "remove", others[0]).status == 2)
      #expect(try await bench.program("models", "fallbacks", "add", "google/gemini-2.5-flash").status == 2)
      #expect(try await bench.program("models", "fallbacks", "list", "--for", "client").status == 2)
      #expect(try await bench.program("models", "fallbacks", "clear").status == 0)
      #expect(try await bench.program("models", "fallbacks", "list").output.isEmpty)
    }
  }

  @Test func statusSaysWhatIsWrong() async throws {
    try await Bench.with { bench in
      let good = try await bench.program.patiently("models", "status", "--check", "--json")
      #expect(good.status == 0, "\(good.output)")
      let rows = try #require(try good.object()["models"] as? [[String: Any]])
      #expect(
        rows.compactMap { $0["for"] as? String }.starts(with: ["text-to-image", "editing", "analysis", "client"]))
      bench.program.environment["VISUALIZER_EDITING_MODEL"] = "lab/gone"
      bench.program.environment["VISUALIZER_ANALYSIS_FALLBACKS"] = Self.image
      let bad = try await bench.program.patiently("models", "status", "--plain")
      #expect(
        bad.status == 0 && bad.output.contains("editing\tlab/gone\tWRONG\tlab/gone is not in the catalogue."),
        "\(bad.output)")
      #expect(bad.output.contains("analysis\tgoogle/gemini-2.5-flash\tWRONG\t\(Self.image) cannot serve"))
      #expect(try await bench.program("models", "status", "--check").status == 1)
      bench.program.environment["OPENROUTER_API_KEY"] = nil
      let keyless = try await bench.program("models", "status", "--check")
      #expect(keyless.status == 2 && keyless.output.contains("Key: none"))
    }
  }
}
