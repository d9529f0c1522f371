import Foundation

/// What is known of a sound of the library beside what is known of every asset.
package struct Sound: Hashable, Codable, Sendable {
  /// In seconds; 0 where the file does not say.
  package var duration = 0.0
  /// Empty where it is not known, as with imported sounds.
  package var voice = ""
  /// In hundredths of the voice's own speed.
  package var speed = 100
  /// All that is said in it. The entry's prompt is its beginning.
  package var words = ""
  /// How many requests made it.
  package var requests = 0

  package init(duration: Double = 0) { self.duration = duration }

  package init(of plan: SpeechPlan) {
    voice = plan.requests.first?.voice ?? ""
    speed = plan.requests.first?.speed ?? 100
    words = plan.text
    requests = plan.requests.count
  }

  /// Part by part, as with the asset that holds it.
  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    duration = (try? parts.decodeIfPresent(Double.self, forKey: .duration)) ?? 0
    voice = (try? parts.decodeIfPresent(String.self, forKey: .voice)) ?? ""
    speed = (try? parts.decodeIfPresent(Int.self, forKey: .speed)) ?? 100
    words = (try? parts.decodeIfPresent(String.self, forKey: .words)) ?? ""
    requests = (try? parts.decodeIfPresent(Int.self, forKey: .requests)) ?? 0
  }

  enum CodingKeys: CodingKey { case duration, voice, speed, words, requests }

  /// `1:23`, or `0:02`.
  package var durationText: String { Seconds.clock(duration) }

  /// As a file may say it: anybody may have written that.
  package var harmless: Sound {
    var sound = self
    sound.duration = duration.isFinite ? max(0, min(duration, 1e6)) : 0
    sound.voice = Harmless.line(voice, limit: 100)
    sound.speed = Rules.speechSpeed.clamp(speed)
    sound.words = Harmless.words(words)
    return sound
  }
}

extension Asset {
  /// So much of the words stands as the prompt: lists and names of files show no more.
  package static let spokenBeginning = 1000

  /// A sound of a finished plan, before its file is there.
  package init(id: String, created: Date, speaking plan: SpeechPlan) {
    self.init(id: id, created: created)
    origin.prompt = String(plan.text.prefix(Self.spokenBeginning))
    origin.model = plan.model
    sound = Sound(of: plan)
  }
}
