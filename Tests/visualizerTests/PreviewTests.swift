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

  @Test func standardInputPipesAndNamesOfAnyBytes() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    #expect(try await program("generate", "a lake", "--demo", "--format", "square", "-o", "lake.png").status == 0)
    let usual = try await program("preview", "lake.png", "--size", "9x5", "--colors", "full").output
    let preview = "\"$0\" preview --size 9x5 --colors full"
    for script in [
      "cat lake.png | \(preview) -", "\(preview) - < lake.png", "\(preview) <(cat lake.png)",
      "cp lake.png $'name-\\xff.png' && \(preview) $'name-\\xff.png'",
    ] {
      let run = try await program.run(["-c", script, Program.path], executable: "/bin/bash")
      #expect(run.status == 0 && run.output == usual && run.error.isEmpty, "\(script): \(run.error)")
    }
    let gone = try await program.run(["-c", "\(preview) $'\\xfe.png'", Program.path], executable: "/bin/bash")
    #expect(gone.status == 1 && gone.error.contains("(\\xfe.png): there is no such file"), "\(gone.error)")
    let empty = try await program("preview", "-")
    #expect(empty.status == 1 && empty.error.contains("it is an empty file"))
  }

  /// They take longer to load than most pictures to show.
  @Test func librariesOfTheNetworkAreNotLoadedAtTheStart() async throws {
    var program = try Program(service: nil, key: nil)
    defer { program.remove() }
    program.environment["LD_TRACE_LOADED_OBJECTS"] = "1"
    let libraries = try await program("preview", "x.png").output
    #expect(libraries.contains("libpng16") && libraries.contains("liblcms2"))
    for name in ["libcurl", "libssl", "libgnutls", "libheif", "librsvg", "libtiff"] {
      #expect(!libraries.contains(name), "\(name)")
    }
  }

  @Test func doctorNamesTheFormats() async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let lines = try await program("doctor").output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("Picture formats") && $0.contains("PNG, JPEG, WebP, GIF") })
    #expect(lines.contains { $0.hasPrefix("Other formats") && $0.contains("JPEG XL: not read") })
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
