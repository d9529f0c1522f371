import Cells
import Domain

extension Action {
  package static let playSound = Action("playSound")
  package static let speakWords = Action("speakWords")
}

/// What is done with sounds, and with words that can be spoken.
enum SpeechActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .playSound, .result, "Play the sound, or stop it", also: "listen hear speech audio stop",
      [.on("P", in: .commands)], reason: { $0.reasonAgainstPlaying }, deed: { $0.playOrStop() }),
    ActionRow(
      .speakWords, .result, "Speak the prompt, or the analysis that is read", also: "read aloud voice text speech",
      [.on("V", in: .commands), .on("V", in: [.reading])], reason: { $0.reasonAgainstSpeaking },
      deed: { $0.takeWordsToSpeech() }),
  ]
}

extension Model {
  /// What was spoken last.
  package var spokenItem: GalleryItem? { speech.result.flatMap { gallery.item($0) } }

  /// The job that speaks now.
  package var speakingJob: Job? { speech.job.flatMap { job($0) }.flatMap { $0.isOver ? nil : $0 } }

  /// The sound that `P` is about: the one of the gallery that is chosen, else what was spoken last.
  private var soundToPlay: GalleryItem? {
    let chosen = isInGallery ? chosenPictures.items.first : nil
    return chosen?.asset.sound == nil ? (isInGallery ? nil : spokenItem) : chosen
  }

  fileprivate var reasonAgainstPlaying: String? {
    if speech.playing != nil || soundToPlay != nil { return nil }
    return isInGallery ? "That is no sound." : "There is no sound yet; the panel Speech makes one."
  }

  fileprivate mutating func playOrStop() -> [Effect] {
    if speech.playing != nil, soundToPlay == nil || soundToPlay?.id == speech.playing {
      speech.playing = nil
      return [.stopPlaying]
    }
    guard let item = soundToPlay, canRead(item) else { return [.beep] }
    speech.playing = item.id
    return [.play(asset: item.id, path: item.path, mediaType: item.asset.mediaType)]
  }

  /// The words that can be spoken: those of the analysis that is read, else of the picture that is chosen.
  private var wordsToSpeak: String {
    guard let item = readText == nil ? chosenPictures.items.first : pictureToAnalyse else { return "" }
    if readText != nil { return item.asset.analysis }
    return item.asset.sound?.words ?? item.asset.origin.prompt
  }

  fileprivate var reasonAgainstSpeaking: String? {
    wordsToSpeak.allSatisfy(\.isWhitespace) ? "There are no words here to speak." : nil
  }

  /// They stand on Speech, where what goes out and what it costs is seen before ^G sends it.
  fileprivate mutating func takeWordsToSpeech() -> [Effect] {
    takeToSpeech(wordsToSpeak)
    return []
  }

  mutating func takeToSpeech(_ words: String) {
    while readText != nil { layers.removeLast() }
    speech.text.replace(with: words)
    gallery.view = .many
    go(to: .speech)
    zone = .form
    say(.info, "These are the words to be spoken; ^G sends them.")
  }

  /// What a sound was made from stands on Speech again, to be changed or sent once more.
  mutating func recallSpeech(_ item: GalleryItem) -> [Effect] {
    guard let sound = item.asset.sound, !sound.words.isEmpty else {
      say(.info, "What is said in it is not known.")
      return [.beep]
    }
    var changed = settings
    if !item.asset.origin.model.isEmpty { changed.speech.model = item.asset.origin.model }
    if !sound.voice.isEmpty { changed.speech.voice = sound.voice }
    changed.speech.speed = sound.speed
    takeToSpeech(sound.words)
    return change(to: changed)
  }
}
