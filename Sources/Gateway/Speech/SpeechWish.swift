import Domain
import Foundation

/// What a client asks to be spoken, in OpenAI's form or OpenRouter's.
struct SpeechWish: Sendable {
  let text: String
  /// Nil leaves it to the settings.
  let model: String?
  let voice: String?
  let format: SpeechFormat
  /// In hundredths; nil leaves it to the settings.
  let speed: Int?
  /// What could not be used, one sentence each.
  private(set) var remarks: [String] = []

  private static let known: Set<String> = ["input", "model", "voice", "response_format", "speed", "stream_format"]

  /// - Parameter face: OpenAI's own choice is mp3, OpenRouter's bare samples.
  init(_ members: JSONMembers, face: Face) throws(GatewayError) {
    guard let input = members.string("input"), !input.allSatisfy(\.isWhitespace) else {
      throw GatewayError(400, "There is no input to speak.", param: "input")
    }
    text = input
    model = members.string("model")
    // Newer clients name a voice of their own by its id.
    voice = members.object("voice")?.string("id") ?? members.string("voice")
    let named = members.string("response_format") ?? (face == .openRouter ? "pcm" : "mp3")
    guard let format = SpeechFormat(rawValue: named) else {
      let there = SpeechFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw GatewayError(
        400, "response_format is one of \(there), not \(Harmless.line(named, limit: 40)).", param: "response_format")
    }
    self.format = format
    let factor = members.number("speed")
    if let factor, !(0.25...4).contains(factor) {
      throw GatewayError(400, "speed is a number from 0.25 to 4.", param: "speed")
    }
    speed = factor.map { Rules.speechSpeed.clamp(Int(($0 * 100).rounded())) }
    remarks = members.keys.filter { !Self.known.contains($0) }.map {
      "\(Harmless.line($0, limit: 40)) is not passed on."
    }
  }

  /// The settings with the wish over them.
  func applied(to settings: Settings, model id: String, voices: [String]) -> Settings {
    var settings = settings
    settings.speech.model = id
    settings.speech.format = format
    if let voice { settings.speech.voice = Self.fitting(voice, voices) }
    if let speed { settings.speech.speed = speed }
    return settings
  }

  /// OpenAI's voices have bare names, which others give with a language in front: `alloy` is `af_alloy` there.
  private static func fitting(_ voice: String, _ voices: [String]) -> String {
    if voices.contains(voice) { return voice }
    return voices.first { $0.lowercased().hasSuffix("_" + voice.lowercased()) } ?? voice
  }
}
