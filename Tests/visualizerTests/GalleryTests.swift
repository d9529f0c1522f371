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

      let again = try await program("again", id, "--same-seed", "--json")
      #expect(again.status == 0, "\(again.error)")
      let bodies = await bench.simulator.recorded().filter { $0.method == "POST" }.map(\.body)
      #expect(bodies.count == 2 && bodies[0] == bodies[1])
      #expect(try await list(program, "list").count == 2)
      try program.write("mine", to: "mine.png")
      let refused = try await program("again", id, "-o", "mine.png")
      #expect(refused.status == 2 && refused.error.contains("Nothing was sent. Use --force"))
      #expect(await bench.posts == 2)
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
      let id = try #require(try await list(program).first?["id"] as? String)
      _ = try await program("gallery", "rename", id, "Big: fox v1.5.PNG")
      for expected in ["big-fox-v1-5.png", "big-fox-v1-5-2.png"] {
        let run = try await program("gallery", "export", id, "--to", "named")
        #expect(run.output == "\(program.home)/named/\(expected)\n", "\(run.error)")
      }
      let imported = try await program("gallery", "import", "with.png")
      #expect(imported.status == 0, "\(imported.error)")
      #expect(try await list(program, "search", "fox").count == 3)
    }
  }

  @Test func exportsSayWhatTheyCannotDo() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let blank = try await program("gallery", "export", "--to", "")
    #expect(blank.status == 2 && blank.error.contains("--to takes the name of a folder."))
    let both = try await program("gallery", "export", "abcd", "--state", "review", "--to", "out")
    #expect(both.status == 2 && both.error.contains("do not go together"))
  }

  @Test func importsSayWhatIsAmiss() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    try program.write("notes", to: "empty/notes.txt")
    let empty = try await program("gallery", "import", "empty")
    #expect(empty.status == 1 && empty.error.contains("There is no image file in empty."))
    #expect(try await program("gallery", "import", "nowhere.png").status == 1)
    try program.write("GIF89a\u{1}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0}", to: "some/dot.gif")
    let gif = try await program("gallery", "import", "some", "--json")
    #expect(gif.status == 0 && gif.error.contains("There is no preview of dot.gif"), "\(gif.error)")
    let image = try #require((try gif.object()["images"] as? [[String: Any]])?.first)
    #expect(image["name"] as? String == "dot" && (image["path"] as? String)?.hasSuffix(".gif") == true)
  }

  @Test func againWorksAfterAReferenceWasMoved() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox", "-o", "mine.png")
      _ = try await program("edit", "mine.png", "--prompt", "at night")
      try FileManager.default.removeItem(atPath: program.home + "/mine.png")
      let id = try #require(try await list(program, "search", "night").first?["id"] as? String)
      let again = try await program("again", id)
      #expect(again.status == 0, "\(again.error)")
      let bodies = await bench.simulator.recorded().filter { $0.method == "POST" }.map(\.body)
      #expect(bodies.count >= 3 && bodies[bodies.count - 1] == bodies[bodies.count - 2])
      #expect(program.files.count { $0.hasPrefix("data/references/") } == 1)
    }
  }

  @Test func whatIsTheUsersOwnStaysWhenTheTrashIsEmptied() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox", "-o", "mine.png")
      let id = try #require(try await list(program).first?["id"] as? String)
      _ = try await program("gallery", "trash", id)
      let emptied = try await program("gallery", "trash", "--empty", "--yes")
      #expect(emptied.status == 0 && emptied.error.contains("stays where it is"), "\(emptied.error)")
      #expect(program.files.contains("mine.png"))
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

  @Test func picturesAreNamedTaggedAndMarked() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox", "-n", "2", "--model", Self.priced)
      let ids = try await list(program).compactMap { $0["id"] as? String }
      try #require(ids.count == 2)

      let saved = try await program("gallery", "save", ids[0], "zzzz", ids[1], "--name", " Fox ", "--json")
      #expect(saved.status == 2)
      #expect(try saved.failure()["title"] == "There is no picture \"zzzz\" in the library.")
      for act in [["tag", "--add", "x"], ["use", "--for", "scene-card"], ["trash"], ["export", "--to", "out"]] {
        let run = try await program.run(["gallery", act[0], ids[0], "zzzz"] + act.dropFirst())
        #expect(run.status == 2 && run.error.split(separator: "\n").count == 1, "\(act) \(run.error)")
      }
      #expect(!program.files.contains { $0.hasPrefix("out/") })
      let untouched = try await list(program, "list", "is:review")
      #expect(untouched.count == 2 && untouched.allSatisfy { $0["tags"] as? [String] == [] })

      let named = try await program("gallery", "save", ids[0], ids[1], ids[0], "--name", " Fox ", "--json")
      #expect(named.status == 0)
      let images = try #require(try named.object()["images"] as? [[String: Any]])
      #expect(images.map { $0["name"] as? String } == ["Fox", "Fox 2"])
      #expect(try await list(program, "list", "is:saved").count == 2)
      #expect(try await program("gallery", "rename", ids[0], "Night fox").status == 0)
      #expect(try await program("gallery", "rename", ids[0], " ").status == 2)

      #expect(try await program("gallery", "tag", ids[0], ids[1], "--add", "big fox, snow").status == 0)
      #expect(try await program("gallery", "tag", ids[0], "--add", "dusk", "--remove", "snow").status == 0)
      #expect(try await program("gallery", "tag", ids[0]).status == 2)
      #expect(try await program("gallery", "use", ids[0], "--for", "SCENE_CARD,character-portrait").status == 0)
      #expect(try await program("gallery", "use", ids[0], "--for", "SCENE_CARD,wall").status == 2)
      let image = try #require(try await list(program, "list", "tag:dusk").first)
      #expect(image["name"] as? String == "Night fox" && image["tags"] as? [String] == ["big fox", "dusk"])
      #expect(image["reference_for"] as? [String] == ["CHARACTER_PORTRAIT", "SCENE_CARD"])
      let shown = try await program("gallery", "show", ids[0]).output
      #expect(shown.contains("Character Portrait, Scene Card") && shown.contains("Night fox"))
      #expect(try await program("gallery", "use", ids[0], "--for", "none").status == 0)
      #expect(try await list(program, "list", "for:scene_card").isEmpty)
    }
  }

  @Test func listsAndSearchesTakeTheFilter() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox", "--model", Self.priced, "--vis-type", "scene-card")
      _ = try await program("generate", "a lake", "--model", Self.priced)
      #expect(try await list(program, "list", "type:scene_card", "fox").count == 1)
      #expect(try await list(program, "search", "fox since:today model:flux").count == 1)
      #expect(try await list(program, "search", "fox", "<0.00001").isEmpty)
      #expect(try await list(program, "list", "until:2020-01-01").isEmpty)
      #expect(try await list(program, "list", "sort:oldest").first?["prompt"] as? String == "a red fox")
      for (typed, takes) in [
        ("is:foo", "review"), ("type:foo", "scene_card"), ("since:foo", "2026-11-21"), ("sort:foo", "newest"),
        ("<abc>", "dollars"),
      ] {
        for command in ["list", "search"] {
          let run = try await program("gallery", command, "fox", typed, "--json")
          #expect(run.status == 2)
          let failure = try run.failure()
          #expect(failure["title"] == "The condition \(typed) cannot be read.")
          #expect(failure["advice"]?.lowercased().contains(takes) == true, "\(failure)")
        }
      }
      #expect(try await list(program, "list", "foo:bar").isEmpty)
      // Options win.
      #expect(try await list(program, "list", "sort:oldest is:trash", "--sort", "newest", "--state", "kept").count == 2)
      let last = try await list(program, "list", "sort:oldest", "--sort", "newest").first
      #expect(last?["prompt"] as? String == "a lake")
    }
  }

  @Test func theTrashIsEmptiedOnlyOnPurpose() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox", "-n", "2", "--model", Self.priced)
      let ids = try await list(program).compactMap { $0["id"] as? String }
      #expect(try await program("gallery", "trash", "--empty", "--yes", "--json").object()["deleted"] as? Int == 0)
      #expect(try await program("gallery", "trash", ids[0]).status == 0)
      let changed = try await program("gallery", "tag", ids[0], "--add", "x")
      #expect(changed.status == 2 && changed.error.contains("is in the trash"))
      let refused = try await program("gallery", "trash", "--empty", "--json")
      #expect(refused.status == 2)
      #expect(try refused.failure()["title"]?.hasPrefix("1 picture would be deleted") == true)
      #expect(try await program("gallery", "trash", ids[1], "--empty").status == 2)

      let terminal = try PseudoTerminal(["gallery", "trash", "--empty"], environment: program.environment)
      #expect(terminal.waits(for: "Delete 1 picture for good? [y/N]"))
      terminal.type("\n")
      #expect(terminal.exitStatus() == 0 && terminal.contains("Nothing was deleted."))
      #expect(try await list(program, "trash").count == 1)

      let emptied = try await program("gallery", "trash", "--empty", "--yes", "--json")
      #expect(try emptied.status == 0 && emptied.object()["deleted"] as? Int == 1)
      #expect(try await list(program, "list", "is:all").compactMap { $0["id"] as? String } == [ids[1]])
      #expect(program.kept.filter { $0.hasSuffix(".png") || $0.hasSuffix(".jpg") || $0.hasSuffix(".webp") }.count == 1)
    }
  }

  @Test func whatAnAnalysisSaysIsKeptWithThePicture() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox", "--model", Self.priced)
      let image = try #require(try await list(program).first)
      let (id, path) = (try #require(image["id"] as? String), try #require(image["path"] as? String))
      let asked = try await program("analyze", id, "--prompt", "What is it?")
      #expect(asked.status == 0 && !asked.output.isEmpty, "\(asked.error)")
      #expect(try await list(program).first?["analysis"] as? String == "")

      let read = try await program("analyze", String(id.prefix(8)), "--json").object()
      #expect(read["asset"] as? String == id)
      let after = try #require(try await list(program).first)
      let text = try #require(read["text"] as? String)
      #expect(!text.isEmpty && after["analysis"] as? String == text)
      #expect(after["tags"] as? [String] == read["tags"] as? [String])

      _ = try await program("gallery", "tag", id, "--add", "mine")
      let again = try await program("analyze", path)
      #expect(again.status == 0 && again.output.contains(text.prefix(20)))
      #expect((try await list(program, "list", "tag:mine").first?["tags"] as? [String])?.contains("mine") == true)

      // A copy is a file like any other, and a file comes before an id.
      try FileManager.default.copyItem(atPath: path, toPath: program.home + "/" + id)
      #expect(try await program("analyze", id, "--json").object()["asset"] is NSNull)
      let wrong = try await program("analyze", "zzzz", "--json")
      #expect(wrong.status == 1)
      #expect(try wrong.failure()["title"] == "There is no file zzzz.")
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

  @Test func aPictureOfTheLibraryGoesAlongByItsID() async throws {
    try await Bench.with { bench in
      let program = bench.program
      _ = try await program("generate", "a red fox")
      let id = try #require(try await list(program).first?["id"] as? String)
      let before = await bench.posts
      let run = try await program("edit", String(id.prefix(6)), "--prompt", "at night", "--json")
      #expect(run.status == 0, "\(run.error)")
      #expect(await bench.posts > before)
      let made = try #require(try await list(program).first)
      #expect((made["references"] as? [String])?.count == 1 && made["prompt"] as? String == "at night")
      // What was made of it is made again, too.
      #expect(try await program("again", try #require(made["id"] as? String)).status == 0)
      let missing = try await program("edit", "ffffff", "--prompt", "x")
      #expect(missing.status == 1 && missing.error.contains("There is no file ffffff"))
    }
  }

  /// For about six seconds: whatever the moment of the end, each picture has one row and one file after it.
  @Test func killedWhileItIsSavedOrDiscarded() async throws {
    try await Bench.with { bench in
      let program = bench.program
      for number in 1...4 { _ = try await program("generate", "a fox \(number)") }
      let ids = try await list(program).compactMap { $0["id"] as? String }
      try #require(ids.count == 4)
      let start = ContinuousClock.now
      var rounds = 0
      while ContinuousClock.now - start < .seconds(6) {
        let acts = [
          ["save"] + ids + ["--name", "Fox \(rounds)"], ["tag"] + ids + ["--add", "t\(rounds)"], ["trash"] + ids,
          ["trash", "--restore"] + ids,
        ]
        _ = try await program.run(["gallery"] + acts[rounds % 4]) { id in
          try await Task.sleep(for: .milliseconds(Int.random(in: 10...120)))
          kill(id, SIGKILL)
        }
        rounds += 1
      }
      let all = try await list(program, "list", "--state", "all")
      #expect(Set(all.compactMap { $0["id"] as? String }) == Set(ids) && all.count == 4)
      for picture in all {
        let path = try #require(picture["path"] as? String)
        #expect(FileManager.default.fileExists(atPath: path) && picture["missing"] as? Bool == false, "\(picture)")
      }
      #expect(rounds > 8)
    }
  }

  /// For about ten seconds: whatever the moment of the end, pictures that were finished are in the library after it.
  @Test func killedAtAnyMoment() async throws {
    try await Bench.with(latency: .milliseconds(60)) { bench in
      let program = bench.program
      _ = try await program("models", "--json")
      let start = ContinuousClock.now
      var rounds = 0
      // Longer where the machine is too busy for pictures to be finished in that time.
      while ContinuousClock.now - start < .seconds(program.kept.count > 6 ? 8 : 40) {
        let longest = 900 + 40 * rounds
        _ = try await program.run(["generate", "a fox \(rounds)", "-n", "3", "--model", Self.priced, "--offline"]) {
          id in
          try await Task.sleep(for: .milliseconds(Int.random(in: 20...longest)))
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
