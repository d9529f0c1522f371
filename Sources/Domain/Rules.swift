/// Numbers that are rules of the product. Each stands here alone, for fields, commands, planning and what is read back.
package enum Rules {
  /// Seconds that a request may take from sending to the last byte.
  package static let timeout = 1...900
  package static let usualTimeout = 300
  /// Images that one act may ask for; a larger number is taken for a slip.
  package static let images = 1...100
  /// Models that are asked one after the other in the place of one: more would keep the user waiting.
  package static let mostFallbacks = 5
  /// Seconds that a picture of a slide show is seen.
  package static let slideSeconds = 1...600
  /// What a picture may be rated, 0 for nothing said; and what stands for a rejected one.
  package static let ratings = 0...5
  package static let rejected = -1
  /// Pictures that are seen side by side.
  package static let mostSideBySide = 9
  /// Prompts that one batch may hold, and bytes of the file with them.
  package static let mostBatchLines = 1000
  package static let batchBytes = 4 << 20
  /// Requests that one run may send: each writes the manifest of all of them.
  package static let mostRunRequests = 1000
  /// Bytes of the largest picture file that is read.
  package static let pictureBytes = 256 << 20
  /// Pictures that go along with one request: the most that `POST /images` takes.
  package static let mostReferences = 16
  /// Bytes of a picture that goes along.
  package static let referenceBytes = 20_000_000
  /// Pixels on the longer side of a picture that goes along: what the strictest service takes.
  package static let referenceSide = 8000
  /// Characters of one request for speech where the model states no fewer: what the strictest known service takes.
  package static let speechCharacters = 4096
  /// Hundredths of a voice's own speed.
  package static let speechSpeed = 25...400
  /// Bytes of a text that is read to be spoken.
  package static let spokenBytes = 4 << 20
}

extension ClosedRange<Int> {
  /// `1 to 900`.
  package var words: String { "\(lowerBound) to \(upperBound)" }

  package func clamp(_ number: Int) -> Int { Swift.min(Swift.max(lowerBound, number), upperBound) }
}
