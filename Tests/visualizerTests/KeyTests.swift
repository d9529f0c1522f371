import Foundation
import Simulator
import Testing

/// The key: where it goes, and where it is never seen.
struct KeyTests {
  @Test func itIsNeverShownNorKept() async throws {
    try await Bench.with("key-echo@/images") { bench in
      for arguments in [
        ["generate", "a lake", "--json"], ["generate", "a lake"], ["generate", "a lake", "--dry-run"], ["status"],
        ["status", "--json"], ["config", "list"], ["doctor"], ["models", "--filter", "flux"],
      ] {
        let run = try await bench.program.run(arguments)
        #expect(!run.output.contains("SECRET") && !run.error.contains("SECRET"), "\(arguments)")
      }
      for file in bench.program.files {
        #expect(!String(decoding: try bench.program.bytes(file), as: UTF8.self).contains("SECRET"), "\(file)")
      }
    }
  }

  @Test func itIsNoArgument() async throws {
    try await Bench.with(latency: .milliseconds(800)) { bench in
      let copy = bench
      _ = try await bench.program.run(["generate", "a lake"]) { process in
        try await copy.waitForPosts(1)
        let line = try String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
        #expect(line.contains("generate") && !line.contains("SECRET"))
      }
    }
  }

  @Test func aSavedKeyStaysFromAnotherHost() async throws {
    var program = try Program(service: "https://models.example.invalid/v1", key: nil)
    defer { program.remove() }
    try program.write(Program.key, to: "config/openrouter.key")
    let run = try await program("generate", "a lake", "--json")
    #expect(run.status == 2)
    #expect(try run.failure()["title"]?.contains("models.example.invalid") == true)
    #expect(try run.failure()["advice"]?.contains("OPENROUTER_API_KEY") == true)
    // Nor does the environment's key follow an address that a file names.
    program.environment["OPENROUTER_BASE_URL"] = nil
    program.environment["OPENROUTER_API_KEY"] = Program.key
    try program.write("general:\n  base-url: https://models.example.invalid/v1\n", to: "config/config.yaml")
    #expect(try await program("generate", "a lake").status == 2)
    program.environment["OPENROUTER_BASE_URL"] = "http://models.example.invalid/v1"
    #expect(try await program("generate", "a lake").status == 2, "plain http is for this machine alone")
  }

  @Test func aSavedKeyServesOnThisMachine() async throws {
    try await Bench.with { bench in
      bench.program.environment["OPENROUTER_API_KEY"] = nil
      try bench.program.write(Program.key, to: "config/openrouter.key")
      let run = try await bench.program.patiently("status")
      #expect(run.status == 0, "\(run.output)")
      #expect(run.output.contains("private file"))
    }
  }
}
