import Domain
import Foundation
import Simulator
import Testing

/// `generate` against the simulator: what it saves, prints and sends.
struct GenerateTests {
  static let priced = "black-forest-labs/flux.2-pro"

  @Test(arguments: [("landscape", 16.0 / 9), ("portrait", 9.0 / 16), ("square", 1)])
  func aPictureOfTheRatio(format: String, ratio: Double) async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a red fox", "--format", format, "--json")
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      #expect(object["ok"] as? Bool == true)
      let image = try #require((object["images"] as? [[String: Any]])?.first)
      let path = try #require(image["path"] as? String)
      #expect(path.hasPrefix(bench.program.home + "/data/images/") && path.contains("a-red-fox"))
      let size = try #require(pngSize(try bench.program.bytes(path)))
      #expect(image["width"] as? Int == size.width && image["height"] as? Int == size.height)
      #expect(abs(Double(size.width) / Double(size.height) / ratio - 1) < 0.05)
      #expect(image["media_type"] as? String == "image/png")
      #expect(object["model"] as? String == "google/gemini-2.5-flash-image")
      #expect((object["cost"] as? Double ?? 0) > 0)
      #expect((object["request"] as? [String: Any])?["model"] as? String == "google/gemini-2.5-flash-image")
      #expect(object.keys.contains("provider") && object.keys.contains("generation_id"))
      #expect(await bench.posts == 1)
    }
  }

  /// `ulimit -f` sends a signal whose default ends the program.
  @Test func aFileThatMayNotGrowIsAFullDisk() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let limited = "ulimit -f 2; exec \"$0\" \"$@\""
    let run = try await program.run(
      ["-c", limited, Program.path, "--demo", "generate", "a fox", "-o", "fox.png"], executable: "/bin/sh")
    #expect(run.status == 1 && run.error.contains("visualizer:"), "\(run)")
  }

  @Test func plainOutputIsThePathAlone() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a lake", "-o", "lake.png")
      #expect(run.status == 0)
      #expect(run.output == bench.program.home + "/lake.png\n")
      #expect(run.error.contains("Estimated cost"))
      #expect(!run.output.contains("\u{1B}") && !run.error.contains("\u{1B}") && !run.error.contains("\r"))
      #expect(bench.program.kept.isEmpty)
    }
  }

  @Test func anExistingFileIsNotReplacedWithoutForce() async throws {
    try await Bench.with { bench in
      try bench.program.write("mine", to: "out.png")
      let refused = try await bench.program("generate", "a lake", "-o", "out.png", "--json")
      #expect(refused.status == 2)
      #expect(try refused.failure()["billed"] == "no")
      #expect(try refused.failure()["title"]?.contains("there is a file of that name already") == true)
      try bench.program.write("mine", to: "lake-2.png")
      let second = try await bench.program("generate", "a lake", "-n", "3", "-o", "lake.png")
      #expect(second.status == 2 && second.error.contains("lake-2.png"))
      let nowhere = try await bench.program("generate", "a lake", "-o", "no/such/lake.png")
      #expect(nowhere.status == 2 && !nowhere.error.contains("--force"))
      let models = ["--model", Self.priced, "--model", "google/gemini-2.5-flash-image"]
      let compared = try await bench.program.run(["generate", "a lake", "-o", "lake.png"] + models)
      #expect(compared.status == 2 && compared.error.contains("lake-2.png"))
      #expect(try bench.program.bytes("out.png") == Array("mine".utf8))
      #expect(await bench.posts == 0 && bench.program.kept.isEmpty)

      let forced = try await bench.program("generate", "a lake", "-o", "out.png", "--force")
      #expect(forced.status == 0)
      #expect(pngSize(try bench.program.bytes("out.png")) != nil)
    }
  }

  @Test func whatIsPaidForIsSavedSomewhere() async throws {
    try await Bench.with { bench in
      // A file where the folder of pictures should be.
      try bench.program.write("", to: "data/images")
      let run = try await bench.program("generate", "a lake", "--json")
      #expect(run.status == 1)
      #expect(try run.failure()["kind"] == "storage" && run.failure()["billed"] == "yes")
      let images = try run.object()["images"] as? [[String: Any]]
      let path = try #require(images?.first?["path"] as? String)
      #expect(path.hasPrefix(bench.program.home))
      #expect(pngSize(try bench.program.bytes(path)) != nil)
    }
  }

  @Test func severalImagesGetNumbers() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a lake", "-n", "3", "-o", "lake.png")
      #expect(run.status == 0, "\(run.error)")
      #expect(
        run.output.split(separator: "\n").map { $0.split(separator: "/").last } == [
          "lake.png", "lake-2.png", "lake-3.png",
        ])
      #expect(await bench.posts == 3)
    }
  }

  @Test func aWrongExtensionIsKeptAndSaid() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a lake", "-o", "lake.webp")
      #expect(run.status == 0)
      #expect(pngSize(try bench.program.bytes("lake.webp")) != nil)
      #expect(run.error.contains("lake.webp holds a PNG picture"))
    }
  }

  @Test func whatCameBeforeAFailureIsSaved() async throws {
    try await Bench.with(latency: .milliseconds(700)) { bench in
      let (program, simulator) = (bench.program, bench.simulator)
      let copy = bench
      let run = try await program.run(["generate", "a lake", "-n", "2", "--json"]) { _ in
        try await copy.waitForPosts(1)
        await simulator.set(faults: [Fault(.status(402, retryAfter: nil), path: "/images")])
      }
      #expect(run.status == 4, "\(run.output)\(run.error)")
      #expect(try run.failure()["kind"] == "no-credit")
      #expect((try run.object()["images"] as? [Any])?.count == 1)
      #expect(program.kept.count == 1)
    }
  }

  @Test func aDryRunSendsNothing() async throws {
    try await Bench.with { bench in
      bench.program.environment["OPENROUTER_API_KEY"] = nil
      let run = try await bench.program("generate", "a lake", "--dry-run", "--negative", "fog", "--model", Self.priced)
      #expect(run.status == 0)
      let body = try run.object()
      #expect(body["model"] as? String == Self.priced)
      #expect((body["prompt"] as? String)?.contains("fog") == true)
      #expect(run.error.contains("Estimated cost: $"))
      let json = try await bench.program("generate", "a lake", "--dry-run", "--json", "--model", Self.priced)
      #expect(try json.object()["estimate"] is [String: Any])
      #expect(await bench.posts == 0)
      #expect(bench.program.kept.isEmpty)
    }
  }

  @Test func adjustmentsAreSaidBeforeSending() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("generate", "a lake", "--resolution", "99K", "--json", "--dry-run")
      let adjusted = try #require(try run.object()["adjusted"] as? [[String: Any]])
      #expect(adjusted.contains { $0["parameter"] as? String == "resolution" })
      #expect(run.error.contains("Resolution 99K is not sent"))
    }
  }

  @Test func optionsReachTheRequest() async throws {
    try await Bench.with { bench in
      let run = try await bench.program(
        "generate", "a lake", "--only", "google-ai-studio", "--style", "Photo", "--json")
      #expect(run.status == 0, "\(run.error)")
      let request = try #require(try run.object()["request"] as? [String: Any])
      #expect((request["provider"] as? [String: Any])?["only"] as? [String] == ["google-ai-studio"])
      let plain = try await bench.program("generate", "a lake", "--style", "none", "--dry-run")
      #expect(try plain.object()["prompt"] as? String == "A lake.")
      #expect(try await bench.program("generate", "a lake", "--style", "wrong", "--dry-run").status == 2)
    }
  }

  @Test func thePreviewIsHalfBlocks() async throws {
    try await Bench.with { bench in
      let full = try await bench.program("generate", "a lake", "--preview", "--colors", "full")
      #expect(full.status == 0)
      #expect(full.output.contains("\u{2580}") && full.output.contains("\u{1B}[38;2;"))
      let plain = try await bench.program("generate", "a lake", "--preview")
      #expect(plain.output.split(separator: "\n").count > 10 && !plain.output.contains("\u{1B}"))
    }
  }

  @Test func theDemoNeedsNothing() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    try program.write(Program.key + "\n", to: "config/openrouter.key")
    for arguments in [["generate", "--demo", "a fox", "--json"], ["--demo", "generate", "a fox", "--json"]] {
      let run = try await program.run(arguments)
      #expect(run.status == 0, "\(run.error)")
      #expect(try run.object()["ok"] as? Bool == true)
    }
    #expect(try program.bytes("config/openrouter.key") == Array((Program.key + "\n").utf8))
  }
}
