import Domain
import Foundation

extension Answer {
  /// The outcome of a request for text, of which there must be some.
  func textOutcome(seconds: Double) throws(Failure) -> Outcome {
    var outcome = outcome(seconds: seconds)
    outcome.images = []
    guard !outcome.text.allSatisfy(\.isWhitespace) else {
      throw Failure(
        .badAnswer, "The model answered with no text.", advice: "Try again, or choose another model.",
        billed: (usage.cost ?? 0) > 0 ? .yes : .maybe, generationID: generationID)
    }
    return outcome
  }
}
