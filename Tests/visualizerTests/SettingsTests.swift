import Foundation
import Testing

/// `config` and the places the program looks at.
struct SettingsTests {
  @Test func setGetList() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    #expect(try await program("config", "get", "general.timeout").output == "300\n")
    #expect(try await program("config", "set", "general.timeout", "20").status == 0)
    #expect(try await program("config", "set", "editing.only", "google-ai-studio, openai").status == 0)
    #expect(try await program("config", "get", "general.timeout").output == "20\n")
    #expect(try await program("config", "get", "editing.only").output == "google-ai-studio,openai\n")
    let list = try await program("config", "list")
    #expect(list.output.contains("* general.timeout ") && list.output.contains("  general.client "))
    #expect(try await program("config", "list", "--json").object()["general.timeout"] as? Int == 20)
    #expect(try await program("config", "path").output == program.home + "/config/config.yaml\n")
  }

  @Test func theEnvironmentOverridesAndIsNotWritten() async throws {
    var program = try Program(service: nil)
    defer { program.remove() }
    program.environment["VISUALIZER_GENERAL_TIMEOUT"] = "7"
    #expect(try await program("config", "get", "general.timeout").output == "7\n")
    #expect(try await program("config", "list").output.contains("! general.timeout"))
    let set = try await program("config", "set", "general.timeout", "7")
    #expect(set.status == 0 && set.error.contains("VISUALIZER_GENERAL_TIMEOUT overrides"))
    #expect(try await program("config", "set", "general.automatic-setup", "off").status == 0)
    program.environment["VISUALIZER_GENERAL_TIMEOUT"] = nil
    #expect(try await program("config", "get", "general.timeout").output == "7\n")
  }

  @Test func aRefusedValueChangesNothing() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    for (key, value) in [
      ("general.timeout", "1000"), ("general.timeout", "x"), ("general.editing", "talemate"),
      ("general.base-url", "http://example.com"),
    ] {
      let run = try await program("config", "set", key, value)
      #expect(run.status == 2, "\(key) \(value)")
    }
    #expect(!program.files.contains("config/config.yaml"))
    let near = try await program("config", "get", "general.timeou")
    #expect(near.status == 2)
    #expect(try await program("config", "get", "timeout").error.contains("general.timeout"))
  }

  @Test func aBadAddressCanBeRepaired() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    try program.write("general:\n  base-url: ftp://example.com\n", to: "config/config.yaml")
    #expect(try await program("models").status == 2)
    #expect(try await program("doctor").status == 2)
    #expect(try await program("config", "set", "general.base-url", "").status == 0)
    #expect(try await program("doctor").status == 0)
  }

  @Test func doctor() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let run = try await program("doctor")
    #expect(run.status == 0)
    for word in [
      "TERM", "xterm-256color", "ncurses", "https://openrouter.ai/api/v1", program.home, "from OPENROUTER_API_KEY",
    ] {
      #expect(run.output.contains(word), "\(word)")
    }
    #expect(!run.output.contains(Program.key))
  }
}
