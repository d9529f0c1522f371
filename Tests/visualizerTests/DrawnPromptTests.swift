import Foundation
import Testing

/// Wildcards, snippets, presets and the history of prompts on the command line.
struct DrawnPromptTests {
  @Test func wildcardsAreDrawnSaidAndKept() async throws {
    try await Bench.with { bench in
      try bench.program.write("red\nblue\n", to: "config/wildcards/colour.txt")
      let made = try await bench.program(
        "generate", "a __colour__ {fox|owl}", "-n", "3", "--yes", "--wildcard-seed", "4", "--json")
      #expect(made.status == 0, "\(made.error)")
      let drawn = try #require(try made.object()["drawn"] as? [[String: Any]])
      #expect(drawn.compactMap { $0["wildcard_seed"] as? Int } == [4, 5, 6])
      #expect(await bench.posts == 3)
      let list = try await bench.program("gallery", "list", "--json").object()
      let rows = try #require(list.values.compactMap { $0 as? [[String: Any]] }.first)
      #expect(Set(rows.compactMap { $0["prompt"] as? String }) == Set(drawn.compactMap { $0["prompt"] as? String }))
      #expect(rows.allSatisfy { $0["typed_prompt"] as? String == "a __colour__ {fox|owl}" })
      #expect(Set(rows.compactMap { $0["wildcard_seed"] as? Int }) == [4, 5, 6])
      // The same seed draws the same again.
      let again = try await bench.program(
        "generate", "a __colour__ {fox|owl}", "--wildcard-seed", "5", "--dry-run", "--json")
      let words = try #require((try again.object()["drawn"] as? [[String: Any]])?.first?["prompt"] as? String)
      #expect(words == drawn[1]["prompt"] as? String && again.error.contains("Drawn: \(words) (--wildcard-seed 5)."))
      // The history has it once, as it was typed.
      let history = try await bench.program("history", "--json").output
      let prompts = try #require(try JSONSerialization.jsonObject(with: Data(history.utf8)) as? [[String: Any]])
      #expect(prompts.compactMap { $0["prompt"] as? String } == ["a __colour__ {fox|owl}"])
      #expect(rows.contains { $0["id"] as? String == prompts.first?["asset"] as? String })
    }
  }

  @Test func whatCannotBeDrawnIsWrongUsage() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let run = try await program("generate", "a __colour__ fox", "--demo", "--json")
    #expect(run.status == 2)
    #expect(try run.failure()["title"] == "There is no file of wildcards for __colour__.")
  }

  @Test func aPresetServesAndWhatIsGivenWins() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let model = "google/gemini-3-pro-image-preview"
    let saved = try await program(
      "presets", "save", "card", "--prompt", "a {knight}, @ink", "--format", "portrait", "--model", model,
      "--resolution", "2K", "--style", "none")
    #expect(saved.status == 0 && saved.output.isEmpty, "\(saved.error)")
    #expect(try await program("presets", "save", "card", "--negative", "text").status == 0)
    #expect(try await program("snippets", "set", "ink", "ink on paper").status == 0)
    let shown = try await program("presets", "show", "CARD", "--json").object()
    #expect(shown["prompt"] as? String == "a {knight}, @ink" && shown["negative"] as? String == "text")
    let plain = try await program("generate", "--preset", "card", "--demo", "--dry-run", "--json")
    let request = try #require(try plain.object()["request"] as? [String: Any], "\(plain.error)")
    #expect(request["model"] as? String == model && request["aspect_ratio"] as? String == "9:16")
    #expect(request["resolution"] as? String == "2K")
    #expect(request["prompt"] as? String == "A knight, ink on paper. Avoid: text.")
    let given = try await program(
      "generate", "a dragon", "--preset", "card", "--format", "square", "--resolution", "1K", "--demo", "--dry-run",
      "--json")
    let changed = try #require(try given.object()["request"] as? [String: Any], "\(given.error)")
    #expect(changed["aspect_ratio"] as? String == "1:1" && changed["resolution"] as? String == "1K")
    #expect((changed["prompt"] as? String)?.hasPrefix("A dragon.") == true)
    let unknown = try await program("generate", "--preset", "crad", "--demo", "--json")
    #expect(unknown.status == 2)
    #expect(try unknown.failure()["advice"] == "Did you mean card?")
    #expect(try await program("generate", "--demo").status == 2)
  }

  @Test func keysAreKeptOnlyWhereThatIsAllowed() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    for words in [["snippets", "set", "k", Program.key], ["presets", "save", "k", "--prompt", Program.key]] {
      #expect(try await program.run(words).status == 2)
      #expect(try await program.run(words + ["--allow-key"]).status == 0)
    }
  }

  @Test func theHistoryIsSearchedAndCleared() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    for prompt in ["a red fox in snow", "a castle"] {
      #expect(try await program("generate", prompt, "--demo").status == 0)
    }
    let found = try await program("history", "search", "rd", "snw", "--demo")
    #expect(found.output.contains("a red fox in snow") && !found.output.contains("castle"), "\(found)")
    #expect(try await program("history", "list", "--demo", "-n", "1").output.contains("castle"))
    #expect(try await program("history", "delete", "1", "99", "--demo").status == 2)
    #expect(try await program("history", "delete", "--all", "--demo").status == 0)
    #expect(try await program("history", "--demo", "--json").output == "[]\n")
  }
}
