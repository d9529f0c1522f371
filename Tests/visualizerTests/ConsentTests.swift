import Domain
import Foundation
import Testing

/// What the command line refuses where the screen would ask.
struct ConsentTests {
  private static let key = "sk-or-v1-fedcba9876543210"

  @Test func aKeyInATextIsRefused() async throws {
    try await Standin.with(posts: [Standin.image()]) { standin, program in
      let own = Program.key
      for arguments in [
        ["generate", "a fox \(Self.key)"], ["generate", "a fox", "--negative", own], ["prompt", "write \(own)"],
        ["generate", "a fox", "-o", "\(own).png"], ["generate", "a fox \(own)", "--dry-run"],
      ] {
        let run = try await program.run(arguments)
        #expect(run.status == 2 && run.error.contains("looks like a key"), "\(arguments) \(run.error)")
        #expect(!run.error.contains(own) && !run.error.contains(Self.key))
      }
      #expect(standin.posts.isEmpty)
      let run = try await program("generate", "a fox \(Self.key)", "--allow-key", "--json")
      #expect(run.status == 0 && standin.posts.count == 1)
      let id = try #require(try program.libraryIDs(await program("gallery", "list", "--json").object()).first)
      for arguments in [["tag", id, "--add", "a,\(own)"], ["save", id, "--name", own], ["rename", id, own]] {
        #expect(try await program.run(["gallery"] + arguments).status == 2)
      }
      #expect(try await program("again", id).status == 2)
      #expect(standin.posts.count == 1)
    }
  }

  @Test func aLimitThatCannotBeReadSendsNothing() async throws {
    try await Standin.with(posts: [Standin.image()]) { standin, program in
      for text in ["budget: {per-day: five}", "budget: {perday: 5}", "budgets: {per-day: 5}", "", "budget: {"] {
        try program.write(text, to: "config/config.yaml")
        for arguments in [["generate", "a fox", "--max-cost", "1"], ["prompt", "a fox"]] {
          let run = try await program.run(arguments)
          #expect(run.status == 2 && run.error.contains("nothing may be spent"), "\(text): \(run.error)")
        }
      }
      #expect(standin.posts.isEmpty)
      #expect(try await program("config", "set", "budget.per-day", "").status == 0)
      #expect(try await program("generate", "a fox").status == 0)
    }
  }

  @Test func aRequestThatCannotBeNotedIsRefused() async throws {
    try await Standin.with(posts: [Standin.image()]) { standin, program in
      try program.write("x", to: "data/library.sqlite/x")
      for arguments in [["generate", "a lake"], ["prompt", "a lake"]] {
        let run = try await program.run(arguments)
        #expect(run.status == 1 && run.error.contains("--allow-unrecorded"), "\(run.error)")
      }
      #expect(standin.posts.isEmpty)
      #expect(try await program("generate", "a lake", "--allow-unrecorded").status == 0)
      #expect(try await program("generate", "a lake", "--max-cost", "1").status == 0)
    }
  }

  @Test func requestsArePrintedWithoutSignsThatActOnATerminal() async throws {
    try await Standin.with(posts: [Standin.image()]) { _, program in
      let prompt = "fox \u{202E}\u{200B}\u{E0041}\u{9B}31m\u{FEFF}é😀"
      let runs = [
        try await program("generate", prompt, "--dry-run"),
        try await program("generate", prompt, "--dry-run", "--json"),
        try await program("generate", prompt, "--json"), try await program("prompt", prompt, "--dry-run"),
      ]
      for run in runs {
        #expect(run.status == 0 && run.output.unicodeScalars.allSatisfy { $0 == "\n" || !Harmless.isDangerous($0) })
        #expect(run.output.contains("\\u202e") && run.output.contains("\\udb40\\udc41") && run.output.contains("é😀"))
      }
      let request = try #require(try runs[2].object()["request"] as? [String: Any])
      #expect((request["prompt"] as? String)?.unicodeScalars.contains("\u{202E}") == true)
      let id = try #require(try program.libraryIDs(await program("gallery", "list", "--json").object()).first)
      let again = try await program("again", id, "--dry-run")
      #expect(again.status == 0 && again.output.unicodeScalars.allSatisfy { $0 == "\n" || !Harmless.isDangerous($0) })
    }
  }
}

extension Program {
  /// The ids in what `gallery list --json` printed.
  fileprivate func libraryIDs(_ object: [String: Any]) throws -> [String] {
    (object["images"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }
}
