import Domain
import Foundation

extension Answer {
  /// The outcome of a request for images, of which there must be one.
  func imageOutcome(seconds: Double) throws(Failure) -> Outcome {
    guard images.isEmpty else { return outcome(seconds: seconds) }
    if let complaint = complaints.first {
      throw Failure(
        .noImage, "An image came, but it cannot be used: \(complaint).", advice: "Choose another model or format.",
        billed: .yes, generationID: generationID)
    }
    let words = Sentence.bare(Harmless.line(text.text.trimmingCharacters(in: .whitespacesAndNewlines), limit: 600))
    let title = words.isEmpty ? "No image came back, and no reason." : "No image came back; the model said: \(words)."
    throw Failure(
      .noImage, title, advice: "Change the prompt, or choose another model.", billed: billedWithoutImage,
      generationID: generationID)
  }

  func outcome(seconds: Double) -> Outcome {
    Outcome(
      images: images, dropped: dropped, text: text.text, usage: usage, provider: provider, model: model,
      generationID: generationID, seconds: seconds)
  }

  /// The service says that an answer without an image costs nothing, unless it names a cost.
  private var billedWithoutImage: Failure.Billed {
    guard let cost = usage.cost else { return .maybe }
    return cost > 0 ? .yes : .no
  }
}
