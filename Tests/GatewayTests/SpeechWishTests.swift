import Domain
import Testing

@testable import Gateway

/// What clients ask to be spoken.
struct SpeechWishTests {
  private func wish(_ text: String, _ face: Face = .openAI) throws -> SpeechWish {
    try SpeechWish(JSONMembers(Array(text.utf8)), face: face)
  }

  @Test func bothFormsAreRead() throws {
    let plain = try wish(#"{"input":"Hi","model":"tts","voice":"alloy","speed":1.25}"#)
    #expect(plain.text == "Hi" && plain.model == "tts" && plain.voice == "alloy" && plain.speed == 125)
    #expect(plain.format == .mp3 && plain.remarks.isEmpty)
    let other = try wish(#"{"input":"Hi","voice":{"id":"voice_1"},"response_format":"wav","instructions":"x"}"#)
    #expect(other.voice == "voice_1" && other.format == .wav && other.remarks.count == 1 && other.model == nil)
    #expect(try wish(#"{"input":"Hi"}"#, .openRouter).format == .pcm)
  }

  @Test func aBareVoiceFindsItsOwn() throws {
    let wish = try wish(#"{"input":"Hi","voice":"Alloy"}"#)
    let settings = wish.applied(to: Settings(), model: "a/b", voices: ["bf_emma", "af_alloy"])
    #expect(settings.speech.voice == "af_alloy" && settings.speech.model == "a/b")
    #expect(wish.applied(to: Settings(), model: "a/b", voices: ["eve"]).speech.voice == "Alloy")
  }

  @Test(arguments: [
    (#"{"input":" "}"#, "input"), (#"{"model":"a/b"}"#, "input"), (#"{"input":["x"]}"#, "input"),
    (#"{"input":"x","response_format":"opus"}"#, "response_format"), (#"{"input":"x","speed":9}"#, "speed"),
  ])
  func badWishesAreRefused(text: String, param: String) {
    let error = #expect(throws: GatewayError.self) { try wish(text) }
    #expect(error?.status == 400 && error?.param == param)
    if param == "response_format" { #expect(error?.message.contains("mp3, pcm, wav") == true) }
  }
}
