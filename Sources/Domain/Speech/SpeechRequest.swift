import Foundation

/// Exactly what one POST for speech says.
package struct SpeechRequest: Hashable, Codable, Sendable {
  package var model: String
  package var text: String
  /// Nil leaves it to the provider.
  package var voice: String?
  package var format: SpeechFormat
  /// In hundredths of the voice's own speed; nil sends none.
  package var speed: Int?
  /// In seconds.
  package var timeout: Int

  package init(
    model: String, text: String, voice: String?, format: SpeechFormat, speed: Int? = nil,
    timeout: Int = Rules.usualTimeout
  ) {
    self.model = model
    self.text = text
    self.voice = voice
    self.format = format
    self.speed = speed
    self.timeout = timeout
  }

  /// By what services count: the signs of Unicode.
  package var characters: Int { text.unicodeScalars.count }

  /// The speed as it is sent, e.g. `1.25`.
  package var speedText: String? { speed.map(Self.text(ofSpeed:)) }

  /// `1.25` of 125.
  package static func text(ofSpeed hundredths: Int) -> String { "\(Decimal(hundredths) / 100)" }
}
