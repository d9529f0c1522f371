import Domain

/// What a client of OpenAI's asks for of speech, in the service's words: mp3 where it says nothing, and wav made of samples.
struct SpeechForm: Sendable {
  let contentType: String
  let bytes: [UInt8]
  /// Stands before the samples.
  let head: [UInt8]?

  /// Samples a second that services send as pcm.
  private static let rate: UInt32 = 24_000

  init(_ body: inout RelayBody) throws(GatewayError) {
    var members = body.members
    let format = members.string("response_format") ?? "mp3"
    guard ["mp3", "pcm", "wav"].contains(format) else {
      throw GatewayError(
        400, "response_format is mp3, pcm or wav, not \(Harmless.line(format, limit: 40)).", param: "response_format")
    }
    members.set("response_format", .text(format == "wav" ? "pcm" : format))
    if let voice = members.object("voice"), let id = voice.string("id") { members.set("voice", .text(id)) }
    members.remove("stream_format")
    bytes = members.bytes
    contentType = format == "mp3" ? "audio/mpeg" : format == "wav" ? "audio/wav" : "audio/pcm"
    head = format == "wav" ? Self.waveHead : nil
  }

  /// The length is not known yet: players take the largest for "until the end".
  private static var waveHead: [UInt8] {
    func little(_ value: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    return Array("RIFF".utf8) + little(.max, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + little(1, 2) + little(1, 2)
      + little(rate, 4) + little(rate * 2, 4) + little(2, 2) + little(16, 2) + Array("data".utf8) + little(.max - 36, 4)
  }
}
