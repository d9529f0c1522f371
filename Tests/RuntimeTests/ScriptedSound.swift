import Domain
import Service

/// A sound that comes in two pieces.
final class ScriptedSound: RelayedAnswer {
  let contentType: String
  let cancel: @Sendable () -> Void = {}
  let outcome: Outcome
  private var pieces: [[UInt8]]
  private let failure: Failure?

  init(_ speech: ScriptedService.Speech) {
    switch speech {
    case .sound(let bytes, let type, let generation):
      contentType = type
      pieces = [Array(bytes.prefix(bytes.count / 2)), Array(bytes.dropFirst(bytes.count / 2))]
      outcome = Outcome(generationID: generation)
      failure = nil
    case .broken(let bytes, let broken):
      (contentType, pieces, failure) = ("audio/pcm", [bytes], broken)
      outcome = Outcome(generationID: broken.generationID)
    case .failure(let refusal):
      (contentType, pieces, failure) = ("", [], refusal)
      outcome = Outcome()
    }
  }

  func open() async throws(Failure) -> Bool { true }

  func next() async throws(Failure) -> RelayedPiece? {
    guard pieces.isEmpty else { return .bytes(pieces.removeFirst()) }
    if let failure { throw failure }
    return nil
  }
}
