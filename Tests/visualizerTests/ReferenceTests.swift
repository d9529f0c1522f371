import Foundation
import Simulator
import Testing

/// `edit`, `generate --reference` and `analyze`: files that go along.
struct ReferenceTests {
  @Test func anEditSendsItsPicture() async throws {
    try await Bench.with { bench in
      #expect(try await bench.program("generate", "a lake", "-o", "lake.png").status == 0)
      let edit = try await bench.program("edit", "lake.png", "--prompt", "make it night", "--json")
      #expect(edit.status == 0, "\(edit.output)")
      let request = try #require(try edit.object()["request"] as? [String: Any])
      #expect("\(request)".contains("data:image/png;base64,…"))
      let again = try await bench.program("generate", "at night", "--reference", "lake.png", "-o", "night.png")
      #expect(again.status == 0)
      let body = try #require(await bench.simulator.recorded().last { $0.method == "POST" }?.body)
      #expect(String(decoding: body, as: UTF8.self).contains("data:image/png;base64,iVBOR"))
    }
  }

  @Test func tooManyAreRefusedBeforeSending() async throws {
    try await Bench.with { bench in
      #expect(try await bench.program("generate", "a lake", "-o", "lake.png").status == 0)
      let run = try await bench.program("edit", "lake.png", "lake.png", "--prompt", "join them", "--json")
      #expect(run.status == 2)
      #expect(try run.failure()["advice"]?.contains("editing.max-references") == true)
      bench.program.environment["VISUALIZER_EDITING_MAX_REFERENCES"] = "2"
      let allowed = try await bench.program("edit", "lake.png", "lake.png", "--prompt", "join them", "--json")
      #expect(allowed.status == 0, "\(allowed.output)")
      // The picture, the revision of the prompt, the edit.
      #expect(await bench.posts == 3)
    }
  }

  @Test func whatIsNoPictureIsNamed() async throws {
    try await Bench.with { bench in
      try bench.program.write("<html><body>no</body></html>", to: "page.png")
      #expect(try await bench.program("generate", "a lake", "-o", "whole.png").status == 0)
      let whole = try bench.program.bytes("whole.png")
      try Data(whole.prefix(whole.count / 2)).write(to: URL(fileURLWithPath: bench.program.home + "/half.png"))
      for (file, kind) in [
        ("page.png", "not-an-image"), ("half.png", "not-an-image"), ("none.png", "unreadable-file"),
        ("/dev/zero", "unreadable-file"), (bench.program.home, "unreadable-file"),
      ] {
        let run = try await bench.program("edit", file, "--prompt", "x", "--json")
        #expect(run.status == 1)
        #expect(try run.failure()["kind"] == kind, "\(file)")
        #expect(try await bench.program("analyze", file).status == 1)
      }
      #expect(await bench.posts == 1)
    }
  }

  @Test func whatCannotBeReadIsRefusedAtOnce() async throws {
    try await Bench.with { bench in
      let home = bench.program.home
      try #require(mkfifo(home + "/pipe.png", 0o600) == 0)
      try Data().write(to: URL(fileURLWithPath: home + "/sparse.png"))
      try #require(truncate(home + "/sparse.png", 2 << 30) == 0)
      // A PNG of 30000 x 30000 that has nothing but its header.
      let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8)
      let sides: [UInt8] = [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0, 0, 0, 0]
      try Data(head + sides).write(to: URL(fileURLWithPath: home + "/vast.png"))
      for (file, kind) in [
        ("pipe.png", "unreadable-file"), ("sparse.png", "unreadable-file"), ("vast.png", "not-an-image"),
      ] {
        let run = try await bench.program("edit", file, "--prompt", "x", "--json")
        #expect(run.status == 1)
        #expect(try run.failure()["kind"] == kind, "\(file)")
      }
      #expect(await bench.posts == 0)
    }
  }

  @Test func analysisIsText() async throws {
    try await Bench.with { bench in
      #expect(try await bench.program("generate", "a lake", "-o", "lake.png").status == 0)
      let json = try await bench.program("analyze", "lake.png", "--json")
      #expect(json.status == 0, "\(json.output)")
      let object = try json.object()
      #expect((object["text"] as? String)?.isEmpty == false && object["ok"] as? Bool == true)
      #expect((object["seconds"] as? Double ?? 0) > 0 && object["cost"] is Double)
      let plain = try await bench.program("analyze", "lake.png", "--prompt", "What is it?")
      #expect(plain.status == 0 && plain.error.isEmpty && plain.output.count > 20)
      let wrong = try await bench.program("analyze", "lake.png", "--model", "black-forest-labs/flux.2-pro", "--json")
      #expect(wrong.status == 2)
    }
  }

  @Test func aSidewaysPhotoGoesUpright() async throws {
    try await Bench.with { bench in
      bench.program.environment["VISUALIZER_TEXT_TO_IMAGE_MODEL"] = GenerateTests.priced
      bench.program.environment["VISUALIZER_TEXT_TO_IMAGE_OUTPUT_FORMAT"] = "jpeg"
      #expect(try await bench.program("generate", "a lake", "-o", "lake.jpg").status == 0)
      let plain = try bench.program.bytes("lake.jpg")
      let before = try #require(jpegSize(plain))
      #expect(before.width > before.height)
      // Orientation 6: a quarter turn clockwise makes it upright.
      let tag: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
      let tiff: [UInt8] = Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1] + tag + [0, 0, 0, 0]
      let exif = Array("Exif".utf8) + [0, 0] + tiff
      let turned = [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + plain.dropFirst(2)
      try Data(turned).write(to: URL(fileURLWithPath: bench.program.home + "/turned.jpg"))
      let run = try await bench.program("edit", "turned.jpg", "--prompt", "make it night", "--json")
      #expect(run.status == 0, "\(run.output)")
      #expect(
        run.error.contains(
          "turned.jpg goes along changed: turned upright, without its notes of places, people and camera."))
      let request = await bench.simulator.recorded().last { $0.method == "POST" }
      let body = String(decoding: request?.body ?? [], as: UTF8.self)
      let base64 = body.split(separator: "data:image/jpeg;base64,").last?.split(separator: "\"").first ?? ""
      let sent = try #require(jpegSize(Array(Data(base64Encoded: String(base64)) ?? Data())))
      #expect(sent.width == before.height && sent.height == before.width)
      #expect(try bench.program.bytes("turned.jpg") == turned)
    }
  }
}
