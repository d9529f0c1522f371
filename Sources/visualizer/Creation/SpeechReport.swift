import Domain
import Engine
import Foundation

/// What is told of a text that is to be spoken, or was.
struct SpeechReport {
  var plan: SpeechPlan

  func dryRun(_ bodies: [String]) -> JSONText {
    .object([
      ("ok", .truth(true)), ("dry_run", .truth(true)), ("model", .text(plan.model)),
      ("characters", .whole(plan.characters)), ("adjusted", adjusted), ("estimate", PlanReport.told(plan.estimate)),
      ("requests", .list(bodies.map { .raw($0) })),
    ])
  }

  func json(_ made: MadePictures) -> JSONText {
    let sound = made.pictures.first
    let facts = sound?.asset.sound
    return .object([
      ("ok", .truth(sound?.failure == nil)), ("path", .text(orNull: sound?.path)),
      ("media_type", .text(orNull: sound.map(mediaType))), ("duration", .seconds(facts?.duration ?? 0)),
      ("model", .text(made.outcome.model ?? plan.model)), ("voice", .text(facts?.voice ?? "")),
      ("provider", .text(orNull: made.outcome.provider)), ("cost", .number(orNull: made.outcome.usage.cost)),
      ("seconds", .seconds(made.outcome.seconds)), ("characters", .whole(plan.characters)),
      ("requests", .whole(plan.requests.count)), ("asset", .text(orNull: asset(sound))), ("adjusted", adjusted),
      ("estimate", PlanReport.told(plan.estimate)), ("warnings", .texts(made.failures.map(\.sentence))),
    ])
  }

  /// `0:23 of speech, 1.2 s, $0.0004, DeepInfra.`
  func summary(_ made: MadePictures) -> String {
    let duration = made.pictures.first?.asset.sound?.durationText
    let parts = [
      duration.map { "\($0) of speech" }, Seconds.text(made.outcome.seconds),
      made.outcome.usage.cost.map { Money.text($0) } ?? "cost unknown", made.outcome.provider,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ") + "."
  }

  /// Of the file that the path names: bare samples went there as they are.
  private func mediaType(_ sound: KeptPicture) -> String {
    sound.path.hasSuffix(".wav") || plan.format != .pcm ? sound.image.mediaType : plan.format.mediaType
  }

  private func asset(_ sound: KeptPicture?) -> String? { sound.flatMap { $0.isInLibrary ? $0.asset.id : nil } }

  private var adjusted: JSONText {
    .list(
      plan.adjustments.map {
        .object([
          ("parameter", .text($0.parameter)), ("asked", .text($0.asked)), ("sent", .text(orNull: $0.sent)),
          ("sentence", .text($0.sentence)),
        ])
      })
  }
}
