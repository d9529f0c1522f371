import Domain
import Foundation
import Simulator
import Testing

/// `speak` against the simulator: what it saves, prints, sends and plays.
struct SpeakTests {
  private static let long = String(repeating: "The fox ran home through the deep snow of the night. ", count: 200)

  private func size(_ path: Any?) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path as? String ?? "")[.size] as? Int) ?? 0
  }

  @Test func oneRequestOneSound() async throws {
    try await Bench.with { bench in
      let run = try await bench.program("speak", "A red fox.", "--json", "--voice", "am_onyx", "--speed", "2")
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      let path = try #require(object["path"] as? String)
      #expect(path.hasPrefix(bench.program.home + "/data/images/") && path.hasSuffix(".mp3"))
      // A second at twice the speed, 24 kHz and 32 kbit/s.
      #expect(size(path) == 42 * 96 && abs((object["duration"] as? Double ?? 0) - 1) < 0.05)
      #expect((object["cost"] as? Double ?? 0) > 0 && object["voice"] as? String == "am_onyx")
      #expect(await bench.posts == 1)
      let sent = try #require(await bench.simulator.recorded().first { $0.method == "POST" })
      #expect(String(decoding: sent.body, as: UTF8.self).contains(#""speed":2"#))
      let spend = try await bench.program("spend", "--by", "request", "--json")
      #expect(spend.output.contains("speech"), "\(spend.output)")
    }
  }

  @Test(arguments: ["mp3", "pcm", "wav"]) func aLongTextIsJoined(format: String) async throws {
    try await Bench.with { bench in
      let run = try await bench.program(
        "speak", Self.long, "--format", format, "-o", "story.\(format)", "--speed", "4", "--max-cost", "1", "--json")
      #expect(run.status == 0, "\(run.error)")
      let object = try run.object()
      let posts = await bench.posts
      #expect(posts == 3 && object["requests"] as? Int == 3)
      let seconds = Double(Self.long.count) / 15 / 4
      #expect(abs((object["duration"] as? Double ?? 0) - seconds) < 0.2)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: bench.program.home + "/story.\(format)"))
      let bare = Int(seconds * 48_000)
      switch format {
      case "mp3": #expect(bytes.starts(with: [0xFF, 0xF3]) && abs(bytes.count - Int(seconds * 4000)) < 1000)
      case "wav": #expect(bytes.starts(with: Array("RIFF".utf8)) && abs(bytes.count - 44 - bare) < 10_000)
      default: #expect(bytes.prefix(4) == Data([0, 0, 0, 0]) || abs(bytes.count - bare) < 10_000)
      }
      let entries = try await bench.program("spend", "--by", "request", "--json")
      #expect(entries.output.components(separatedBy: "\"speech\"").count == 4, "one line for each request")
    }
  }

  @Test func afterAFailureOnlyTheRestIsPaidFor() async throws {
    // The first piece is on its way while the fault is set, which meets the second.
    try await Bench.with(latency: .seconds(1)) { bench in
      let arguments = ["speak", Self.long, "--yes", "--json", "--speed", "4"]
      let simulator = bench.simulator
      let broken = try await bench.program.run(arguments) { [bench] _ in
        try await bench.waitForPosts(1)
        await simulator.set(faults: [Fault(.cut, path: "/audio/speech")])
      }
      let advice = try broken.failure()["advice"]
      #expect(broken.status == 5 && advice?.contains("--resume") == true, "\(broken)")
      #expect(await bench.posts == 2)
      await simulator.set(faults: [])
      let resumed = try await bench.program.run(arguments + ["--resume"])
      #expect(resumed.status == 0, "\(resumed.error)")
      #expect(await bench.posts == 4, "the first is not asked for again")
      #expect(try resumed.object()["requests"] as? Int == 3)
    }
  }

  @Test func whatCannotBeSpokenIsSaidBeforeAnythingIsSent() async throws {
    try await Bench.with { bench in
      let wrong: [([String], Int32, String)] = [
        (["Hi", "--voice", "af_aloy"], 2, "af_alloy"),
        (["Hi", "--model", "google/gemini-2.5-flash"], 2, "does not speak"),
        (["Hi", "--model", "no/such"], 2, "not in the catalogue"), (["  "], 2, "no text"),
        (["Hi", "--speed", "9"], 2, "0.25 to 4"), (["Hi", "--format", "ogg"], 2, "ogg"),
        (["A longer text", "--max-cost", "0.000001"], 3, "--max-cost"),
        (["Say \(Program.key)"], 2, "key"), (["Hi", "-o", "none/there/x.mp3"], 2, "saved"),
      ]
      for (arguments, status, words) in wrong {
        let run = try await bench.program.run(["speak"] + arguments)
        #expect(run.status == status && run.error.contains(words), "\(arguments): \(run)")
      }
      #expect(await bench.posts == 0)
      let dry = try await bench.program("speak", Self.long, "--dry-run", "--json")
      #expect(try (dry.object()["requests"] as? [Any])?.count == 3 && dry.status == 0)
      #expect(await bench.posts == 0)
    }
  }

  @Test func aBudgetIsKept() async throws {
    try await Bench.with { bench in
      bench.program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0.000001"
      let run = try await bench.program("speak", "A longer text to be spoken.")
      #expect(run.status == 3 && run.error.contains("budget per day"), "\(run)")
      #expect(await bench.posts == 0)
    }
  }

  /// A player that notes what it gets, and in what environment.
  private func player(_ bench: inout Bench, named name: String) throws {
    let folder = bench.program.home + "/players"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script =
      "#!/bin/sh\nenv > \"$HOME/env\"\ncase \"$*\" in *-) cat > \"$HOME/played\";; *) echo \"$@\" > \"$HOME/played\";; esac\n"
    let path = folder + "/" + name
    try Data(script.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    bench.program.environment["PATH"] = folder + ":/usr/bin:/bin"
  }

  @Test func aPlayerGetsTheSoundAndNeverTheKey() async throws {
    try await Bench.with { bench in
      try player(&bench, named: "ffplay")
      bench.program.environment["OTHER"] = Program.key
      let run = try await bench.program("speak", "A red fox.", "--play", "-o", "fox.mp3")
      #expect(run.status == 0, "\(run.error)")
      let played = try Data(contentsOf: URL(fileURLWithPath: bench.program.home + "/played"))
      #expect(try played == Data(contentsOf: URL(fileURLWithPath: bench.program.home + "/fox.mp3")))
      let environment = try String(contentsOfFile: bench.program.home + "/env", encoding: .utf8)
      #expect(!environment.contains("SECRET") && environment.contains("HOME="))
    }
    try await Bench.with { bench in
      try player(&bench, named: "paplay")
      bench.program.environment["PATH"] = bench.program.home + "/players:/bin"
      let run = try await bench.program("speak", "A red fox.", "--play", "--format", "wav", "-o", "fox.wav")
      let played = try? String(contentsOfFile: bench.program.home + "/played", encoding: .utf8)
      #expect(run.status == 0 && played?.hasSuffix("/fox.wav\n") == true, "\(run) \(played ?? "")")
    }
  }

  @Test func withoutAPlayerTheSoundIsKeptAndThatIsSaid() async throws {
    try await Bench.with { bench in
      bench.program.environment["PATH"] = "/nonexistent"
      let run = try await bench.program("speak", "A red fox.", "--play", "-o", "fox.mp3")
      #expect(run.status == 0 && run.error.contains("no program here that plays MP3"), "\(run)")
      #expect(size(bench.program.home + "/fox.mp3") > 0)
    }
  }
}
