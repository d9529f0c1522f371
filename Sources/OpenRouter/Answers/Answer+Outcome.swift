import Domain
import Foundation

extension Answer {
  /// The outcome of a request for images, of which there must be one.
  func imageOutcome(seconds: Double) throws(Failure) -> Outcome {
    guard images.isEmpty else { return outcome(seconds: seconds) }
    throw settled(withoutImage)
  }

  /// The outcome of a request for text, of which there must be some.
  func textOutcome(seconds: Double) throws(Failure) -> Outcome {
    var outcome = outcome(seconds: seconds)
    outcome.images = []
    guard outcome.text.allSatisfy(\.isWhitespace) else { return outcome }
    throw settled(withoutText)
  }

  func outcome(seconds: Double) -> Outcome {
    var outcome = Outcome(
      images: images, dropped: dropped, text: said, usage: usage, provider: provider, model: model,
      generationID: generationID, seconds: seconds)
    outcome.stop = stop
    outcome.hadThoughts = images.isEmpty && !text.text.isEmpty && Thoughts.removed(from: text.text) != text.text
    outcome.remarks = remarks
    if images.count < expected, !images.isEmpty {
      outcome.remarks.append("\(images.count) of \(expected) pictures came.")
    }
    return outcome
  }

  /// The words without what the model thought; of a picture's answer, without the blanks that are left around it.
  private var said: String {
    guard !text.text.isEmpty else { return "" }
    // What came in pieces is gone through once more as a whole.
    let said = reader.redactor.clean(Thoughts.removed(from: text.text))
    return images.isEmpty ? said : said.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private var withoutImage: Failure {
    let isRefused = nativeStop.map(StopReason.isRefusal) ?? false
    if !isRefused, let complaint = complaints.first {
      return failure(
        .noImage, "An image came, but it cannot be used: \(complaint).", advice: "Choose another model or format.",
        billed: .yes)
    }
    let words = words
    let said = words.isEmpty ? "" : "; the model said: \(words)"
    if let stopped = stopped(before: "an image", said) { return stopped }
    return failure(
      .noImage, words.isEmpty ? "No image came back, and the service gave no reason." : "No image came back\(said).",
      advice: "Change the prompt, or choose another model.")
  }

  private var withoutText: Failure {
    let words = words
    if let stopped = stopped(before: "any text", words.isEmpty ? "" : "; the model said: \(words)") { return stopped }
    return failure(
      .badAnswer, words.isEmpty ? "The model answered with no text." : "The model declined: \(words).",
      advice: "Try again, or choose another model.")
  }

  /// Where the service says why nothing came.
  private func stopped(before what: String, _ said: String) -> Failure? {
    let own = (nativeStop ?? stop).map { reader.redactor.line($0, limit: 60) } ?? ""
    if let word = [nativeStop, stop].compactMap({ $0 }).first(where: StopReason.isRefusal), stop != "content_filter" {
      return refused(word, ", so that \(what) did not come\(said)")
    }
    switch StopReason.normal(nativeStop ?? "") == "length" ? "length" : stop {
    case "content_filter":
      return failure(
        .moderated, "The provider's content filter stopped the answer before \(what) came\(said).",
        advice: "Change the prompt or the pictures, or choose another model.")
    case "length":
      return failure(
        what == "any text" ? .badAnswer : .noImage,
        "The answer reached its length limit before \(what) came\(said).", advice: "Try again, or choose another model."
      )
    default:
      return ["", "stop", "end_turn"].contains(StopReason.normal(own))
        ? nil
        : failure(
          what == "any text" ? .badAnswer : .noImage,
          "The model stopped before \(what) came, for the reason \(own)\(said).",
          advice: "Change the prompt, or choose another model.")
    }
  }

  /// The provider's own word says that something was not allowed.
  func refused(_ word: String, _ rest: String) -> Failure {
    failure(
      .moderated, "The provider refused to make it (\(reader.redactor.line(word, limit: 60)))\(rest).",
      advice: "Change the prompt or the pictures, or choose another model.")
  }

  /// What the model said, or else why it declined; without a dot at the end.
  private var words: String {
    let said = said.trimmingCharacters(in: .whitespacesAndNewlines)
    return Sentence.bare(said.isEmpty ? reader.redactor.line(refusal) : Harmless.line(said, limit: 600))
  }

  /// The service says that an answer without an image costs nothing, but only its own word on the cost settles that.
  private func failure(
    _ kind: Failure.Kind, _ title: String, advice: String, billed: Failure.Billed = .maybe
  ) -> Failure {
    Failure(kind, title, advice: advice, billed: billed, generationID: generationID)
  }
}
