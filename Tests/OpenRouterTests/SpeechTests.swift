import Domain
import Foundation
import RawServing
import Service
import Simulator
import Testing

@testable import OpenRouter

/// Speech over the wire: what goes out, what comes, and what is no sound.
@Suite(.serialized) struct SpeechTests {
  private func request(_ format: SpeechFormat = .mp3) -> SpeechRequest {
    SpeechRequest(model: "hexgrad/kokoro-82m", text: "Hello, fox.", voice: "af_alloy", format: format, timeout: 20)
  }

  private func whole(_ answer: any RelayedAnswer) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try await answer.next() { if case .bytes(let some) = piece { bytes += some } }
    return bytes
  }

  private func spoken(by raw: String, _ format: SpeechFormat = .mp3) async throws -> (bytes: [UInt8], type: String) {
    let server = try RawServer(answering: raw)
    let answer = try await Make.client(server).speak(request(format))
    let bytes = try await whole(answer)
    return (bytes, answer.contentType)
  }

  @Test func theSimulatorSpeaks() async throws {
    let simulator = try await Simulator.start(SimulatorOptions(latency: .zero))
    let client = try Make.client(simulator.baseURL, key: Simulator.demoKey)
    let mp3 = try await client.speak(request())
    let mp3Bytes = try await whole(mp3)
    #expect(mp3Bytes.starts(with: [0xFF, 0xF3]) && mp3.contentType == "audio/mpeg")
    #expect(mp3.outcome.generationID?.hasPrefix("gen-") == true)
    let pcm = try await client.speak(request(.wav))
    let pcmBytes = try await whole(pcm)
    #expect(pcmBytes.count == 96_000 - 96_000 % 1152 && pcm.contentType == "audio/pcm;rate=24000;channels=1")
    var record: GenerationRecord?
    while record == nil { record = try? await client.record(ofGeneration: pcm.outcome.generationID ?? "") }
    #expect((record?.totalCost ?? 0) > 0)
    let catalogue = try CatalogueReader().decode(try await client.fetchCatalogue())
    let model = try #require(catalogue.model("hexgrad/kokoro-82m"))
    #expect(model.servesSpeech && model.voices.contains("af_alloy") && !model.isChatModel && !model.servesAsClient)
    #expect(model.characterPrice != nil)
    await simulator.stop()
  }

  @Test(arguments: [
    (#"{"error":{"code":502,"message":"Provider returned error"}}"#, "application/json", Failure.Kind.server),
    (#"{"error":{"code":402,"message":"Insufficient credits"}}"#, "audio/mpeg", .noCredit),
    (#"{"hello":1}"#, "application/json", .badAnswer), ("<!doctype html><p>Sign in", "text/html", .badAnswer),
    ("", "audio/mpeg", .badAnswer), ("plain words, no sound at all", "text/plain", .badAnswer),
  ])
  func whatIsNoSoundIsAFailure(body: String, type: String, kind: Failure.Kind) async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    let failure = try await #require(throws: Failure.self) { try await spoken(by: head + body) }
    #expect(failure.kind == kind && failure.billed != .no || kind == .noCredit, "\(failure)")
  }

  @Test func samplesMayBeginLikeText() async throws {
    let body = "{\"these are samples, by chance"
    let head = "HTTP/1.1 200 OK\r\nContent-Type: Audio/PCM; Rate=16000\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    let came = try await spoken(by: head + body, .pcm)
    #expect(came.bytes == Array(body.utf8) && came.type == "audio/pcm; rate=16000")
  }

  @Test func aRefusalIsTheServicesOwn() async throws {
    let body = #"{"error":{"code":400,"message":"Voice x is not supported"}}"#
    let raw = "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let failure = try await #require(throws: Failure.self) { try await spoken(by: raw) }
    #expect(failure.kind == .invalidRequest && failure.billed == .no && failure.title.contains("Voice x"))
  }
}
