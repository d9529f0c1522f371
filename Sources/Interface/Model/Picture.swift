import Domain
import Raster

/// A picture that was made in this session: what it takes to show it, and to send the same request again at once.
///
/// Nothing else of it is kept here: its facts are those of its item, see `Model.item(of:)`.
package struct Picture: Identifiable, Sendable {
  /// The id of its item.
  package let asset: String
  package let job: JobID
  /// Why it is not where it belongs: in the library, or on the disk at all.
  package var failure: Failure?
  /// All there is of it, while it could not be written anywhere.
  package var bytes: [UInt8]?
  /// Scaled down for showing; nil where it cannot be decoded.
  package var bitmap: Bitmap?
  /// Why there is no preview; empty where there is one.
  package var previewNote: String
  /// With the bytes of its references, until they are let go.
  package var request: ImageRequest
  package var plan: Plan

  package var id: PictureID { .asset(asset) }

  package init(
    asset: String, job: JobID, bitmap: Bitmap?, previewNote: String, request: ImageRequest, plan: Plan,
    failure: Failure? = nil, bytes: [UInt8]? = nil
  ) {
    self.asset = asset
    self.job = job
    self.bitmap = bitmap
    self.previewNote = previewNote
    self.request = request
    self.plan = plan
    self.failure = failure
    self.bytes = bytes
  }
}

extension Picture {
  /// Whether the bytes of its references were let go; the library has them.
  var isLetGo: Bool { request.lacksBytes || plan.draft.references.contains(where: \.bytes.isEmpty) }

  /// Gives up what takes most memory. What the library has, it can read again.
  mutating func letGo(isInLibrary: Bool) {
    if bitmap != nil {
      bitmap = nil
      previewNote = "Its preview was let go; o opens the file."
    }
    guard isInLibrary, !isLetGo else { return }
    request = request.withoutBytes()
    plan = plan.withoutBytes()
  }

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

/// A picture that has just come, with what is known of it.
package struct NewPicture: Sendable {
  package var picture: Picture
  package var item: GalleryItem

  package init(_ picture: Picture, _ item: GalleryItem) {
    self.picture = picture
    self.item = item
  }
}

/// Which picture, and in what size.
package enum PictureID: Hashable, Sendable {
  /// The latest partial picture of a job.
  case partial(JobID, Int)
  case asset(String)
  case thumbnail(String)
}
