import Domain
import Foundation
import Simulator
import Testing

/// `sweep` and `generate --from`: many requests, planned at once, asked about once, and never paid for twice.
struct SweepTests {
  private static let models = ["google/gemini-2.5-flash-image", "black-forest-labs/flux.2-pro", "openai/gpt-image-1"]
  private static let axes = [
    "--x", "model=" + models.joined(separator: ","), "--y", "seed=1..4", "--z", "style=none,\"Digital Art\"",
  ]

  private func items(_ object: [String: Any]) -> [[String: Any]] { object["items"] as? [[String: Any]] ?? [] }

  private func count(_ state: String, in object: [String: Any]) -> Int {
    items(object).count { $0["state"] as? String == state }
  }

  @Test func theGridIsPlannedAndPricedAndNothingIsSent() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(["sweep", "a fox", "--dry-run", "--json"] + Self.axes)
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      #expect(object["posts"] as? Int == 24 && items(object).count == 24)
      #expect(run.error.contains("3 × 4 × 2 = 24 pictures") && run.error.contains("Estimated cost:"))
      #expect(await bench.posts == 0)
      #expect(bench.program.files.allSatisfy { !$0.contains("manifest") })
    }
  }

  /// The acceptance of the brief: 3 × 4 × 2, killed in the middle, and resumed.
  @Test func killedInTheMiddleItGoesOnWithoutPayingTwice() async throws {
    try await Bench.with(latency: .milliseconds(150)) { bench in
      let program = bench.program
      let bench = bench
      _ = try await program.run(["sweep", "a fox", "-o", "foxes", "--yes"] + Self.axes) { id in
        try await bench.waitForPosts(7)
        kill(id, SIGKILL)
      }
      let before = await bench.posts
      #expect(before >= 7 && before < 24)
      let resumed = try await program("sweep", "--resume", "foxes", "--yes", "--json")
      var object = try resumed.object()
      let unknown = count("unknown", in: object)
      #expect(unknown <= 2 && count("done", in: object) == 24 - unknown, "\(resumed.error)")
      #expect(resumed.status == (unknown == 0 ? 0 : 1))
      // What was sent and never answered is not sent again.
      #expect(await bench.posts == 24)
      object = try await program("sweep", "--resume", "foxes", "--again-unknown", "--yes", "--json").object()
      #expect(count("done", in: object) == 24)
      #expect(await bench.posts == 24 + unknown)
      let pictures = program.files.filter { $0.hasPrefix("foxes/") && !$0.contains("manifest") }
      #expect(pictures.count == 24, "\(pictures)")
    }
  }

  @Test func aRunThatIsDoneSendsNothingMore() async throws {
    try await Bench.with { bench in
      let first = try await bench.program("sweep", "a fox", "--x", "seed=1..2", "--yes", "--json").object()
      let id = try #require(first["id"] as? String)
      #expect(first["ok"] as? Bool == true && first["folder"] is NSNull)
      let again = try await bench.program("sweep", "--resume", id, "--yes", "--json")
      #expect(again.status == 0, "\(again.error)")
      #expect(try again.object()["id"] as? String == id)
      #expect(await bench.posts == 2)
    }
  }

  @Test func aFailedCellIsMadeAloneTheNextTime() async throws {
    try await Bench.with("status=400@/images#1") { bench in
      let first = try await bench.program.run(
        ["sweep", "a fox", "--x", "seed=1..3", "--yes", "--json", "-o", "foxes", "--model", Self.models[1]])
      #expect(first.status == 1)
      #expect(count("failed", in: try first.object()) == 1)
      let again = try await bench.program("sweep", "--resume", "foxes", "--yes", "--json")
      #expect(again.status == 0, "\(again.error)")
      #expect(count("done", in: try again.object()) == 3)
      #expect(await bench.posts == 4)
    }
  }

  @Test func theSheetHoldsEveryRequest() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(
        ["sweep", "a fox", "--x", "seed=1..3", "--y", "format=square,landscape", "--yes", "--sheet", "sheet.png"])
      #expect(run.status == 0, "\(run.error)")
      let bytes = try bench.program.bytes("sheet.png")
      let size = try #require(pngSize(bytes))
      #expect(size.width > 1000 && size.height > 600)
      let text = String(decoding: bytes, as: UTF8.self)
      for ratio in ["1:1", "16:9"] {
        #expect(text.components(separatedBy: "\"aspectRatio\":\"\(ratio)\"").count == 4, "\(ratio)")
      }
      let taken = try await bench.program("sweep", "a fox", "--x", "seed=1..3", "--sheet", "sheet.png", "--yes")
      #expect(taken.status == 2)
      #expect(await bench.posts == 6)
    }
  }

  @Test func twoProcessesDoNotShareARun() async throws {
    try await Bench.with(latency: .milliseconds(400)) { bench in
      let (program, bench) = (bench.program, bench)
      let run = try await program.run(["sweep", "a fox", "--x", "seed=1..4", "-o", "foxes", "--yes"]) { _ in
        try await bench.waitForPosts(1)
        let second = try await program("sweep", "--resume", "foxes", "--yes")
        #expect(second.status != 0 && second.error.contains("another process"), "\(second.error)")
      }
      #expect(run.status == 0)
      #expect(await bench.posts == 4)
    }
  }

  @Test func theLimitEndsARunBetweenItsRequests() async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(
        ["sweep", "a fox", "--x", "seed=1..4", "--model", Self.models[1], "--max-cost", "0.01"])
      #expect(run.status == 3)
      #expect(await bench.posts == 0)
    }
  }

  @Test func whatTheDemoBeganIsNotSentToTheService() async throws {
    try await Standin.with(posts: []) { standin, program in
      let begun = try await program.run(
        [
          "--demo", "sweep", "a fox", "--model", Self.models[0], "--x", "seed=1,2", "--yes", "-o",
          program.home + "/foxes",
        ])
      #expect(begun.error.contains("visualizer --demo sweep --resume") || begun.status == 0, "\(begun.error)")
      let resumed = try await program.run(["sweep", "--resume", program.home + "/foxes", "--again-unknown", "--yes"])
      #expect(resumed.status == 64 || resumed.status == 2, "\(resumed.status)")
      #expect(resumed.error.contains("begun with the demo") && standin.posts.isEmpty, "\(resumed.error)")
    }
  }

  /// The model's price is not stated, so that the limit is parted among what is sent again.
  @Test func resumedRequestsCountAsTheirShareOfTheLimit() async throws {
    try await Bench.with("status=400@/images#2", "status=400@/chat/completions#2") { bench in
      let first = try await bench.program("sweep", "a fox", "--x", "format=square,landscape", "--yes", "-o", "foxes")
      #expect(first.status == 1 && first.error.contains("2 failed"), "\(first.error)")
      let again = try await bench.program("sweep", "--resume", "foxes", "--max-cost", "1", "--yes")
      #expect(again.status == 0, "\(again.error)")
      let bytes = try bench.program.bytes("foxes/manifest.json")
      let manifest = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
      #expect(items(manifest).map { $0["most"] as? Double } == [0.5, 0.5])
    }
  }

  @Test func theTimeLimitIsThatOfTheWholeRun() async throws {
    try await Bench.with(latency: .milliseconds(700)) { bench in
      let run = try await bench.program.run(
        ["sweep", "a fox", "--x", "seed=1..40", "--model", Self.models[1], "--timeout", "3", "--yes"])
      #expect(run.status == 5 && run.error.contains("--timeout"), "\(run.error)")
      #expect(await bench.posts < 40)
    }
  }

  // MARK: Batch

  @Test func aFileOfPromptsIsOneRun() async throws {
    try await Bench.with { bench in
      let lines = """
        a red fox

        {"prompt": "an owl", "seed": 5, "format": "square", "model": "\(Self.models[1])"}
        {"prompt": "a lake", "vis_type": "scene-card", "negative": "boats"}
        """
      try bench.program.write(lines, to: "prompts.txt")
      let run = try await bench.program.run(["generate", "--from", "prompts.txt", "-o", "out", "--yes", "--json"])
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      #expect(items(object).count == 3 && count("done", in: object) == 3)
      #expect(items(object)[1]["model"] as? String == Self.models[1])
      let bodies = await bench.simulator.recorded().filter { $0.method == "POST" }.map {
        String(decoding: $0.body, as: UTF8.self)
      }
      #expect(bodies.contains { $0.contains("\"seed\":5") && $0.contains("owl") })
      #expect(bodies.contains { $0.contains("boats") })
      #expect(run.error.contains("3 prompts.") && run.error.contains("3 images in 3 requests"))
      let again = try await bench.program("generate", "--resume", "out", "--json")
      #expect(again.status == 0)
      #expect(await bench.posts == 3)
    }
  }

  @Test func whatIsDrawnNamesThePictures() async throws {
    try await Bench.with { bench in
      try bench.program.write("a {red|red} fox\n", to: "prompts.txt")
      let run = try await bench.program.run(
        ["generate", "--from", "prompts.txt", "-o", "out", "--yes", "--negative", "snow", "--style", "none"])
      #expect(run.status == 0 && run.error.contains("line 1, a red fox"), "\(run.error)")
      #expect(bench.program.files.contains { $0.hasPrefix("out/1-a-red-fox.") }, "\(bench.program.files)")
      let body = await bench.simulator.recorded().first { $0.method == "POST" }.map {
        String(decoding: $0.body, as: UTF8.self)
      }
      #expect(body?.contains("red fox") == true && body?.contains("snow") == true && body?.contains("red|") == false)
    }
  }

  @Test(arguments: [
    ("{\"seed\": 1}", "Line 1 has no \"prompt\""),
    ("a fox\n{\"prompt\": \"x\", \"colour\": 1}", "Line 2 has \"colour\""),
    ("{\"prompt\": \"x\", \"seed\": \"red\"}", "Line 1 cannot be used"), ("{broken", "is no JSON object"),
    ("\n\n", "There is no prompt"), ("{\"prompt\": \"x\", \"seed\": true}", "neither text nor number"),
    ("{\"prompt\": 5}", "Line 1 has no \"prompt\""),
    (String(repeating: "{\"prompt\": \"x\", \"count\": 100}\n", count: 11), "more than 1000 requests"),
    ("{\"prompt\": \"x\", \"output\": \"a.png\"}", "no option of a line"),
  ])
  func aLineThatCannotBeReadStopsBeforeAnythingIsSent(_ text: String, _ words: String) async throws {
    try await Bench.with { bench in
      try bench.program.write(text, to: "prompts.txt")
      let run = try await bench.program("generate", "--from", "prompts.txt", "--yes")
      #expect(run.status == 2 && run.error.contains(words), "\(run.error)")
      #expect(await bench.posts == 0)
    }
  }

  @Test(arguments: [
    ["generate"], ["generate", "a fox", "--from", "x"], ["sweep"], ["sweep", "a fox"],
    ["sweep", "a fox", "--resume", "x"],
    ["sweep", "a fox", "--x", "seed=1..4", "--again-unknown"], ["sweep", "--resume", "nowhere"],
    ["sweep", "--resume", "x", "--seed", "3"], ["generate", "--resume", "x", "-o", "y"],
    ["sweep", "a fox", "--x", "seed=1..2", "--fallback", "a/b"],
  ])
  func whatDoesNotGoTogetherIsWrongUsage(_ arguments: [String]) async throws {
    try await Bench.with { bench in
      let run = try await bench.program.run(arguments)
      #expect(run.status == 2 || run.status == 64, "\(run.status) \(run.error)")
      #expect(await bench.posts == 0)
    }
  }
}
