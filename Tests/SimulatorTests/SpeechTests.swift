import Foundation
import Raster
import Testing

@testable import Simulator

/// The voice of the simulator, and what it refuses.
@Suite struct SpeechTests {
  static let hello: WireJSON = ["model": "hexgrad/kokoro-82m", "input": "Hello, fox.", "voice": "af_alloy"]

  private func body(_ changes: (String, WireJSON)...) -> WireJSON {
    let names = changes.map(\.0)
    let kept = (Self.hello.members ?? []).filter { !names.contains($0.key) }
    return .object(kept + changes.map { .init(key: $0.0, value: $0.1) })
  }

  @Test func samplesAreTheServicesOwnChoice() async throws {
    try await Client.with { (client) async throws in
      let plain = try await client.post("/audio/speech", Self.hello)
      #expect(plain.status == 200 && plain.headers["content-type"]?.hasPrefix("audio/pcm") == true)
      #expect(plain.headers["x-generation-id"]?.hasPrefix("gen-") == true)
      #expect(abs(plain.body.count - 2 * 24_000 * 2) < 1152 && plain.body.contains { $0 != 0 })
      let asked = try await client.post("/audio/speech", body(("response_format", "mp3")))
      #expect(asked.headers["content-type"] == "audio/mpeg" && ImageFormat.sniff(asked.body) == .mp3)
      let info = try #require(SoundInfo(asked.body))
      #expect(abs(info.seconds - 2) < 0.03 && info.rate == 24_000)
    }
  }

  @Test func itsLengthFollowsTextAndSpeed() async throws {
    try await Client.with { (client) async throws in
      let long: WireJSON = .string(String(repeating: "word ", count: 60))
      for (speed, seconds) in [(1.0, 20.0), (2, 10), (0.5, 40)] {
        let changes: [(String, WireJSON)] = [("input", long), ("speed", WireJSON(speed)), ("response_format", "mp3")]
        let reply = try await client.post("/audio/speech", body(changes[0], changes[1], changes[2]))
        #expect(abs((SoundInfo(reply.body)?.seconds ?? 0) - seconds) < 0.05)
      }
    }
  }

  /// By a decoder that knows nothing of how the frames were made.
  @Test(.enabled(if: ImageFormat.mp3.isDecodable)) func theMP3IsOneAndSaysDEMO() throws {
    for pitch in MorsePitch.all { #expect(pitch.mp3.count == 96) }
    let voice = MorseVoice(text: "x", voice: "af_alloy", speed: 1)
    let peaks = try SoundPeaks(voice.mp3, columns: voice.frames).values
    let samples = voice.pcm
    let file = WAVFile.head(rate: MorseVoice.rate, count: samples.count) + samples
    let bare = try SoundPeaks(file, columns: voice.frames).values
    // -.. . -- ---, a dot in two frames.
    for (dot, sign) in "1110101000100011101110001110111011100000".enumerated() {
      let isTone = sign == "1"
      #expect((bare[dot * 2] > 0.2) == isTone && (bare[dot * 2 + 1] > 0.2) == isTone, "\(dot)")
      // An MP3 rings on for a frame.
      #expect((peaks[dot * 2 + 1] > 0.2) == isTone, "\(dot)")
    }
  }

  @Test func voicesDiffer() {
    let sounds = Set(["af_alloy", "af_bella", "am_onyx"].map { MorseVoice(text: "x", voice: $0, speed: 1).mp3 })
    #expect(sounds.count > 1)
  }

  @Test func itRefusesWhatTheServiceRefuses() async throws {
    try await Client.with { (client) async throws in
      let bodies: [(WireJSON, Int, String)] = [
        (body(("model", "no/such")), 400, "not a valid model"), (body(("model", "openai/gpt-4o")), 404, "speech"),
        (body(("voice", "nobody")), 400, "nobody"), (body(("voice", "")), 400, "voice"),
        (body(("response_format", "wav")), 400, "response_format"), (body(("input", "  ")), 400, "empty"),
        (body(("input", .string(String(repeating: "a", count: 4097)))), 400, "too long"),
        (body(("speed", WireJSON(9))), 400, "speed"), (body(("input", .null)), 400, "input"),
      ]
      for (wrong, status, word) in bodies {
        let reply = try await client.post("/audio/speech", wrong)
        #expect(reply.status == status && reply.message.contains(word), "\(reply.text)")
      }
      var stranger = client
      stranger.key = nil
      #expect(try await stranger.post("/audio/speech", Self.hello).status == 401)
    }
  }

  @Test func itsModelsAreListedWhereTheyAreAskedFor() async throws {
    try await Client.with { (client) async throws in
      let listed = try await client.get("/models?output_modalities=speech").json["data"]?.array ?? []
      #expect(listed.count == 2 && listed.allSatisfy { $0["supported_voices"]?.strings.isEmpty == false })
      let usual = try await client.get("/models").json["data"]?.array ?? []
      #expect(!usual.contains { $0["id"]?.string == "hexgrad/kokoro-82m" })
    }
  }

  @Test func theRecordHasTheCost() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.post("/audio/speech", Self.hello)
      let id = reply.headers["x-generation-id"] ?? ""
      var found = try await client.get("/generation?id=\(id)")
      while found.status == 404 { found = try await client.get("/generation?id=\(id)") }
      #expect(abs((found.json["data"]?["total_cost"]?.double ?? 0) - 11 * 0.000_000_62) < 1e-9)
    }
  }

  @Test func itMisbehavesOnRequest() async throws {
    try await Client.with(faults: [Fault(.status(503, retryAfter: 1), path: "/audio/speech", times: 1)]) {
      (client) async throws in
      #expect(try await client.post("/audio/speech", Self.hello).status == 503)
      #expect(try await client.post("/audio/speech", Self.hello).status == 200)
    }
    try await Client.with(faults: [Fault(.cut, path: "/audio/speech")]) { (client) async throws in
      await #expect(throws: (any Error).self) { try await client.post("/audio/speech", Self.hello) }
    }
  }
}
