import Domain
import Foundation
import Service

/// One text while it is spoken: which of its pieces are there, and what is known of their requests.
struct SpeechRun {
  let order: SpeechOrder
  /// The line of each request that goes out; nil for pieces that are here already.
  let lines: [JournalLine?]
  var pieces: [SpokenPiece] = []
  /// What the requests of this act gave, with their lines.
  var finished: [(line: JournalLine, outcome: Outcome)] = []
  /// The pieces that an earlier act paid for.
  var reused: [SpokenPiece] = []
  /// Whether a player has got the head of the samples.
  var hasOpened = false
  let begun = ContinuousClock.now

  var seconds: Double { (ContinuousClock.now - begun) / .seconds(1) }

  /// All of it as one outcome. A cost is known when that of every request is.
  func outcome(_ sound: GeneratedImage, _ costs: [Decimal?]) -> Outcome {
    let known = costs.compactMap { $0 }
    let cost = known.count == costs.count ? known.reduce(0, +) : nil
    let last = finished.last?.outcome
    return Outcome(
      images: [sound], usage: Usage(cost: cost), provider: last?.provider, model: last?.model,
      generationID: last?.generationID ?? reused.last?.generationID, seconds: seconds)
  }
}
