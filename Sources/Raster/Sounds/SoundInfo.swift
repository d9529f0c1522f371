/// What a file of sound says of itself.
package struct SoundInfo: Equatable, Sendable {
  package var format: ImageFormat
  package var seconds: Double
  /// Samples a second.
  package var rate: Int
  package var channels: Int

  /// Nil for what is no sound, or none that can be read.
  package init?(_ bytes: [UInt8]) {
    switch ImageFormat.sniff(bytes) {
    case .mp3:
      guard let file = MP3File(bytes) else { return nil }
      (format, seconds, rate, channels) = (.mp3, file.seconds, file.rate, file.channels)
    case .wav:
      guard let file = WAVFile(bytes) else { return nil }
      (format, seconds, rate, channels) = (.wav, file.seconds, file.rate, file.channels)
    default: return nil
    }
  }
}
