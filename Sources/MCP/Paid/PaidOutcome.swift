import Domain
import Engine
import Foundation
import Media

/// What came of a call that may cost money.
enum PaidOutcome: Sendable {
  case made(PaidResult)
  /// It costs more than is spent without a question: this is what is asked.
  case question(String)
}

/// What was made, without the bytes of it.
struct PaidResult: Sendable {
  var pictures: [ShownPicture] = []
  /// The words of an analysis, or what a model said beside its pictures.
  var text = ""
  var tags: [String] = []
  var model: String
  var provider: String?
  var estimate: String?
  /// US dollars; nil when the service did not say for each request.
  var cost: Decimal?
  var seconds = 0.0
  /// What the agent should know, one sentence each.
  var remarks: [String] = []
}

/// A picture that was made, small enough to be kept until it is fetched.
struct ShownPicture: Sendable {
  /// In the library; nil for a mere file.
  var id: String?
  /// Empty where no folder took it: then `shown` is all of it.
  var path: String
  var mediaType: String
  var width: Int?
  var height: Int?
  /// What goes into an answer.
  var shown: GeneratedImage?

  init(_ picture: KeptPicture, _ preview: MCPPreview) {
    id = picture.isInLibrary ? picture.asset.id : nil
    (path, mediaType) = (picture.path, picture.image.mediaType)
    (width, height) = (picture.width, picture.height)
    shown = path.isEmpty ? picture.image : Self.shown(picture.image, preview)
  }

  private static func shown(_ image: GeneratedImage, _ preview: MCPPreview) -> GeneratedImage? {
    switch preview {
    case .none: nil
    case .small: SmallPicture.jpeg(image.bytes).map { GeneratedImage(bytes: $0, mediaType: "image/jpeg") }
    case .full: nil
    }
  }
}

/// One act of an agent that may cost money.
typealias PaidJob = SharedJob<Never, PaidOutcome, Failure>
