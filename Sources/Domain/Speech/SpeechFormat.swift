/// A kind of sound that can be asked for.
package enum SpeechFormat: String, CaseIterable, Hashable, Codable, Sendable {
  case mp3, pcm, wav

  package var title: String {
    switch self {
    case .mp3: "MP3"
    case .pcm: "PCM, bare samples"
    case .wav: "WAV"
    }
  }

  /// What the service is asked for: it knows no wav, whose samples it calls pcm.
  package var wire: String { self == .mp3 ? "mp3" : "pcm" }

  package var mediaType: String {
    switch self {
    case .mp3: "audio/mpeg"
    case .pcm: "audio/pcm"
    case .wav: "audio/wav"
    }
  }
}
