import Domain
import Foundation
import Raster

/// A finished image: its file, what it was made from, and a small bitmap to show.
package struct Picture: Identifiable, Sendable {
  package let id: PictureID
  package let job: JobID
  /// Its id in the library; nil where that could not take it.
  package var asset: String?
  /// The file in the review queue, written before anything was shown.
  package var path: String
  /// Why it is not where it belongs: in the library, or on the disk at all.
  package var failure: Failure?
  /// Where the user saved it; nil while it is unsaved.
  package var savedPath: String?
  /// What it is saved as in the library; nil while it waits in the review queue.
  package var name: String?
  package var mediaType: String
  package var byteCount: Int
  /// In pixels; zero where it cannot be decoded (SVG, AVIF).
  package var width: Int
  package var height: Int
  /// Scaled down for showing; nil where it cannot be decoded.
  package var bitmap: Bitmap?
  /// Why there is no preview; empty where there is one.
  package var previewNote: String
  package var request: ImageRequest
  package var plan: Plan
  package var seconds: Double
  /// Of the whole answer, which may hold several pictures.
  package var cost: Decimal?
  /// How many pictures the answer held.
  package let answerCount: Int
  package var provider: String?
  package var generationID: String?
  /// What the model said beside the picture.
  package var text: String
  /// What the analysis model said of it; nil where it was not asked.
  package var analysis: PictureAnalysis?

  package init(
    id: PictureID, job: JobID, path: String, mediaType: String, byteCount: Int, width: Int, height: Int,
    bitmap: Bitmap?, previewNote: String, request: ImageRequest, plan: Plan, outcome: Outcome
  ) {
    self.id = id
    self.job = job
    self.path = path
    self.mediaType = mediaType
    self.byteCount = byteCount
    self.width = width
    self.height = height
    self.bitmap = bitmap
    self.previewNote = previewNote
    self.request = request
    self.plan = plan
    seconds = outcome.seconds
    cost = outcome.usage.cost
    answerCount = max(1, outcome.images.count)
    provider = outcome.provider
    generationID = outcome.generationID
    text = outcome.text
  }
}

extension Picture {
  /// Whether the bytes of its references were let go; the library has them.
  var isLetGo: Bool { request.lacksBytes || plan.draft.references.contains(where: \.bytes.isEmpty) }

  /// A short name made from the first words of its prompt.
  var suggestedName: String { SuggestedName.of(plan.draft.prompt) ?? "picture" }

  /// `more than twice the estimate of $0.08`; nil where the cost is about as estimated, or not known.
  package var costMismatch: String? { cost.flatMap { plan.estimate(of: request).mismatch($0) } }

  package var isSaved: Bool { savedPath != nil || name != nil }

  /// A partial picture, ready to be shown.
  package struct Preview: Sendable {
    package let number: Int
    package let bitmap: Bitmap

    package init(number: Int, bitmap: Bitmap) {
      self.number = number
      self.bitmap = bitmap
    }
  }
}

/// Which picture: a job and a place in its answer, or its latest partial picture.
package enum PictureID: Hashable, Sendable {
  case result(JobID, Int)
  case partial(JobID, Int)
  /// Of the library, large and small.
  case asset(String)
  case thumbnail(String)
}
