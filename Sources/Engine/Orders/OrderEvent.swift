import Domain

import struct Foundation.Decimal

/// What an order tells while it is carried out.
package enum OrderEvent: Sendable {
  /// Its line stands in the ledger, or could not be written and that is allowed; the request goes out now.
  case accepted(unrecorded: Failure?)
  case progress(Progress)
  /// A model refused and billed nothing; the one of this name is asked now.
  case turned(Attempt, to: String)
  /// Of a text to be spoken, this piece is next, counted from 1.
  case piece(Int, of: Int)
  /// What has come of a sound, in order, as a player reads it: it may be played before it is whole.
  case sound([UInt8])
  /// The answer is here, and each of its pictures is where it says; the order is the one that was served, nil for what was spoken.
  case kept([KeptPicture], Outcome, PictureOrder?)
  /// The ledger or the library could not be written after the answer came; that is tried again.
  case unnoted([Failure])
  /// What could not be written, or not at once, is written now.
  case noted
  /// What it cost by the service's record, which came after the answer, and what the answer had said of that in US dollars;
  /// with its pictures as they are known by now.
  case cost(GenerationRecord, told: Decimal, [KeptPicture])
  /// The cost cannot be had.
  case costUnknown(Failure)
  /// Nothing came. What it cost may still be learnt.
  case failed(Failure)
  /// What a request has cost that gave nothing, learnt afterwards.
  case lateCost(LedgerEntry)
}

/// One picture of an answer, and where it is.
package struct KeptPicture: Sendable {
  package var image: GeneratedImage
  /// Absolute; empty where no folder took it, so that its bytes are all there is.
  package var path = ""
  /// What is known of it.
  package var asset: Asset
  /// Whether the library has it.
  package var isInLibrary = false
  /// In pixels; nil where its head does not say.
  package var width: Int?
  package var height: Int?
  /// What is not as it was asked for, one sentence each.
  package var remarks: [String] = []
  /// Why it is not where it belongs.
  package var failure: Failure?
}

/// What came of an order.
package struct MadePictures: Sendable {
  package var pictures: [KeptPicture]
  /// With cost and provider as far as they were learnt.
  package var outcome: Outcome
  /// Its line in the ledger.
  package var entry: LedgerEntry
  /// What could not be noted.
  package var failures: [Failure] = []
}
