import Domain
import Foundation
import Testing

@testable import visualizer

/// What the screen does and the command line does too: key, styles, reset; standard input, and questions before several bills.
struct CommandTests {
  /// Runs the program in a shell, so that something can be piped into it.
  private func pipe(_ program: Program, _ words: String) async throws -> Program.Run {
    try await program.run(["-c", words, Program.path], executable: "/bin/sh")
  }

  @Test func helpOnAStrangerIsWrongUsage() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let run = try await program("help", "nope")
    #expect(run.status == 2 && run.output.isEmpty && run.error.contains("nope"))
    let near = try await program("help", "modles")
    #expect(near.status == 2 && near.error.contains("models"))
    #expect(try await program("generat").error.contains("generate"))
    #expect(try await program("help", "models", "shw").error.contains("show"))
    #expect(try await program("help", "models").status == 0)
    #expect(try await program("help").status == 0)
  }

  @Test func namesThatAreNear() {
    #expect(Arguments(["help", "styles", "nwe"]).near == ["new"])
    #expect(Arguments(["help", "styles", "show"]).strangeCommand == nil)
    #expect(Arguments(["galery"]).near == ["gallery"])
    #expect(EditDistance.nearest(to: "xyzzy", among: ["models", "key"]).isEmpty)
  }

  @Test func aDashReadsStandardInput() async throws {
    try await Bench.with { bench in
      let run = try await pipe(bench.program, "printf 'a red\\nfox\\n' | \"$0\" generate - --dry-run --json")
      #expect(run.status == 0, "\(run.error)")
      #expect(try run.object()["prompt"] as? String == "A red\nfox." || run.output.contains("red\\nfox"))
      let prompt = try await pipe(bench.program, "printf 'a keeper' | \"$0\" prompt - --dry-run")
      #expect(prompt.status == 0 && prompt.output.contains("a keeper"))
      let empty = try await pipe(bench.program, "printf '\\n' | \"$0\" generate - --json")
      #expect(empty.status == 2)
      #expect(await bench.posts == 0)
    }
  }

  @Test func severalRequestsAreSaidWithTheirSum() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a lake", "-n", "2", "--json")
      #expect(run.status == 0, "\(run.error)")
      #expect(run.error.contains("2 images in 2 requests, each billed;"))
    }
  }

  @Test func settingsGoBackToTheirDefaults() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    _ = try await program("config", "set", "general.timeout", "20")
    _ = try await program("config", "set", "styles.art", "visual_styles__photo")
    #expect(try await program("config", "reset", "general.timeout").status == 0)
    #expect(try await program("config", "get", "general.timeout").output == "300\n")
    #expect(try await program("config", "get", "styles.art").output == "visual_styles__photo\n")
    #expect(try await program("config", "reset").status == 2)
    #expect(try await program("config", "reset", "nope").status == 2)
    #expect(try await program("config", "reset", "--all").status == 0)
    #expect(try await !program("config", "list").output.contains("* "))
    // A value that cannot be read goes as well.
    try program.write("general:\n  timeout: never\n", to: "config/config.yaml")
    #expect(try await program("config", "reset", "general.timeout").status == 0)
    #expect(!String(decoding: try program.bytes("config/config.yaml"), as: UTF8.self).contains("never"))
  }

  @Test func aKeyIsKeptFromStandardInputAndForgotten() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    #expect(try await program("key", "where").status == 2)
    let set = try await pipe(program, "printf '\(Program.key)\\n' | \"$0\" key set")
    #expect(set.status == 0, "\(set.error)")
    #expect(!(set.output + set.error).contains("SECRET"))
    let mode = try FileManager.default.attributesOfItem(atPath: program.home + "/config/openrouter.key")
    #expect(mode[.posixPermissions] as? Int == 0o600)
    #expect(try await program("key", "where").output == program.home + "/config/openrouter.key\n")
    #expect(try await program("key", "forget").status == 0)
    #expect(!program.files.contains("config/openrouter.key"))
    try program.write(Program.key + "\n", to: "mine.txt")
    #expect(try await program("key", "set", "--key-file", program.home + "/mine.txt").status == 0)
    #expect(program.files.contains("config/openrouter.key"))
    #expect(try await program("key", "set", Program.key).status == 2, "never an argument")
    #expect(try await pipe(program, "printf 'two words\\n' | \"$0\" key set").status == 2)
  }

  @Test func aKeyIsTested() async throws {
    try await Bench.with(keys: [Program.key]) { bench in
      let works = try await bench.program.patiently("key", "test", "--json")
      #expect(works.status == 0, "\(works.error)")
      bench.program.environment["OPENROUTER_API_KEY"] = "sk-or-v1-wrongwrongwrong0000"
      let refused = try await bench.program.patiently("key", "test")
      #expect(refused.status == 4, "\(refused.error)")
    }
  }

  @Test func stylesAreMadeChangedAndDeleted() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let made = try await program("styles", "new", "Ink wash", "--positive", "A loose ink wash.")
    #expect(made.status == 0 && made.output == "my_styles__ink_wash\n", "\(made.error)")
    _ = try await program("config", "set", "styles.art", "my_styles__ink_wash")
    let edit = try await program("styles", "edit", "Ink wash", "--negative-keywords", "colour, photo", "--name", "Wash")
    #expect(edit.status == 0)
    let shown = try await program("styles", "show", "wash", "--json").object()
    #expect(shown["negative_keywords"] as? [String] == ["colour", "photo"])
    #expect(shown["positive_descriptive"] as? String == "A loose ink wash.")
    let copy = try await program("styles", "new", "My photo", "--like", "photo")
    #expect(copy.output == "my_styles__my_photo\n")
    #expect(try await program("styles", "edit", "photo", "--positive", "x").status == 2, "stock styles stay")
    #expect(try await program("styles", "new", "Bare").status == 2, "no terminal for $EDITOR")
    let gone = try await program("styles", "delete", "wash")
    #expect(gone.status == 0 && gone.error.contains("styles.art"))
    #expect(try await program("config", "get", "styles.art").output == "visual_styles__digital_art\n")
    #expect(try await program("styles", "delete", "photo").status == 2)
  }
}
