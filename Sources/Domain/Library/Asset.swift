import Foundation

/// A picture of the library: its file, where it came from, and what it takes to make it again.
package struct Asset: Hashable, Codable, Sendable, Identifiable {
  /// Twelve hexadecimal digits.
  package var id: String
  /// The file's name in the library's folder, or an absolute path for a picture that the user keeps elsewhere.
  package var file = ""
  package var state = AssetState.reviewQueue
  /// When it was put into the trash.
  package var trashed: Date?
  /// Whether the file was gone when the library looked last.
  package var isMissing = false
  /// What the user saved it as; nil for what was never saved.
  package var name: String?
  package var mediaType = ""
  /// In pixels; 0 when the file does not say.
  package var width = 0
  package var height = 0
  package var byteCount = 0
  package var created: Date
  package var origin = Origin()
  /// US dollars for this picture: its share of what the request cost; nil when unknown.
  package var cost: Decimal?
  /// Wall clock of the request.
  package var seconds = 0.0
  package var tags: [String] = []
  /// What the picture shows, in words.
  package var analysis = ""
  package var canBeReferenceFor: [VisType] = []
  /// What the user thinks of it: 1 to 5, or -1 where it is rejected; nil where nothing was said.
  package var rating: Int?
  /// The request that made it, whole but for the bytes of its references; nil for imported pictures.
  package var request: ImageRequest?
  /// Whether it was taken in from a file, so that what it says it cost was not spent here; nil is no.
  package var isImported: Bool?
  /// Non-nil exactly when it is a sound and not a picture.
  package var sound: Sound?

  package init(id: String, created: Date) {
    self.id = id
    self.created = created
  }

  enum CodingKeys: CodingKey {
    case id, file, state, trashed, isMissing, name, mediaType, width, height, byteCount, created, origin, cost, seconds
    case tags, analysis, canBeReferenceFor, rating, request, isImported, sound
  }

  /// What was asked for, and who answered.
  package struct Origin: Hashable, Codable, Sendable {
    /// The user's own words, with what was drawn for this picture.
    package var prompt = ""
    package var negative = ""
    package var capability = Capability.textToImage
    package var visType = VisType.unspecified
    package var format = Format.landscape
    package var model = ""
    package var provider: String?
    package var generationID: String?

    package init() {}

    enum CodingKeys: CodingKey {
      case prompt, negative, capability, visType, format, model, provider, generationID
    }
  }

  /// How to call it in a list: its name, else its prompt, else its file; one line without runs of blanks.
  package var title: String {
    for text in [name ?? "", origin.prompt] {
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !line.isEmpty { return line }
    }
    return file
  }

  /// Whether anything is known of how it was made: its request, or at least the words.
  package var isRecipeKnown: Bool { request != nil || !origin.prompt.isEmpty }

  package var isRejected: Bool { rating == Rules.rejected }

  /// `4 of 5`, `rejected`; empty where nothing was said.
  package var ratingWords: String {
    guard let rating else { return "" }
    return isRejected ? "rejected" : "\(rating) of \(Rules.ratings.upperBound)"
  }

  /// The text that was sent; the user's own where nothing was.
  package var finalPrompt: String { request?.prompt ?? origin.prompt }
}

extension Asset {
  /// A picture of a finished request.
  ///
  /// - Parameter count: how many pictures share the cost.
  package init(
    id: String, created: Date, plan: Plan, request: ImageRequest, outcome: Outcome, sharing count: Int
  ) {
    self.init(id: id, created: created)
    origin.prompt = request.drawn?.words ?? plan.draft.prompt
    origin.negative = plan.draft.negative
    origin.capability = plan.capability
    origin.visType = plan.visType
    origin.format = plan.format
    origin.model = outcome.model ?? request.model
    origin.provider = outcome.provider
    origin.generationID = outcome.generationID
    cost = outcome.usage.cost.map { $0 / Decimal(max(1, count)) }
    seconds = outcome.seconds
    tags = plan.prompt.tags
    self.request = request
  }

  /// Twelve hexadecimal digits by chance.
  package static func newID() -> String {
    let digits = String(UInt64.random(in: 0..<(1 << 48)), radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}
