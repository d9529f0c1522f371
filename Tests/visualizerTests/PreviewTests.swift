import Foundation
import Simulator
import Testing

/// `preview` and `simulate`.
struct PreviewTests {
  @Test func sizeAndColours() async throws {
    var program = try Program(service: nil, key: nil)
    defer { program.remove() }
    #expect(try await program("generate", "a lake", "--demo", "--format", "square", "-o", "lake.png").status == 0)
    let full = try await program("preview", "lake.png", "--size", "20x10", "--colors", "full")
    #expect(full.status == 0 && full.error.isEmpty)
    let lines = full.output.split(separator: "\n")
    #expect(lines.count == 10 && full.output.contains("\u{2580}") && full.output.contains("\u{1B}[38;2;"))
    #expect(lines.allSatisfy { $0.hasSuffix("\u{1B}[0m") })
    let palette = try await program("preview", "lake.png", "--size", "20x10", "--colors", "256")
    #expect(palette.output.contains("\u{1B}[38;5;") || palette.output.contains("\u{1B}[48;5;"))
    for options in [["--colors", "none"], []] {
      let plain = try await program.run(["preview", "lake.png"] + options)
      #expect(plain.status == 0 && !plain.output.contains("\u{1B}") && plain.output.split(separator: "\n").count == 24)
    }
    program.environment["LC_ALL"] = "C"
    let ascii = try await program("preview", "lake.png", "--colors", "full")
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func whatCannotBeShown() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    try program.write("only words", to: "text.png")
    for file in ["text.png", "none.png", "/dev/zero", "."] {
      let run = try await program("preview", file)
      #expect(run.status == 1 && run.output.isEmpty && run.error.hasPrefix("visualizer: "), "\(file)")
    }
  }

  @Test func whatIsLeftOfADamagedPictureIsShownUnlessOneIsStrict() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    #expect(try await program("generate", "a lake", "--demo", "--format", "square", "-o", "lake.png").status == 0)
    let path = (program.home as NSString).appendingPathComponent("lake.png")
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    let run = try await program("preview", "lake.png", "--size", "20x10", "--colors", "full")
    #expect(run.status == 0 && run.output.contains("\u{2580}"))
    #expect(run.error.contains("lake.png: it is damaged: the PNG data ends too early; what could be read is shown."))
    let strict = try await program("preview", "lake.png", "--strict")
    #expect(strict.status == 1 && strict.output.isEmpty && strict.error.contains("ends too early"))
  }

  @Test func theSimulatorServesUntilInterrupted() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let run = try await program.run(["simulate", "--latency", "0", "--fault", "status=402@/images"]) { process in
      var client = program
      for _ in 0..<500 where client.environment["OPENROUTER_BASE_URL"] == nil {
        try await Task.sleep(for: .milliseconds(10))
        let name = program.files.first { $0.hasSuffix(".out") } ?? ""
        let text = String(decoding: (try? program.bytes(name)) ?? [], as: UTF8.self)
        if text.hasSuffix("/api/v1\n") { client.environment["OPENROUTER_BASE_URL"] = String(text.dropLast()) }
      }
      #expect(try await client.patiently("status").status == 0)
      #expect(try await client("generate", "a lake").status == 4)
      kill(process, SIGTERM)
    }
    #expect(run.status == 0 && run.output.hasPrefix("http://127.0.0.1:"))
  }
}
