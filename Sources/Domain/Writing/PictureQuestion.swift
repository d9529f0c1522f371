import Foundation

/// A question about one picture, as it is put to the analysis model.
package struct PictureQuestion: Hashable, Sendable {
  package var text: String
  /// Whether the answer is to end with a line of tags.
  package var wantsTags: Bool

  /// What is asked when nothing else is.
  package static let standard = """
    Describe this image for someone who cannot see it: the subject, the setting, the composition, the light, the colours \
    and the style. Name any text in it. Write two or three short paragraphs, without a heading.
    """

  private static let tagsWanted = """
    End with one line that begins with "Tags:" and names three to eight short tags, separated by commas.
    """

  /// The most that an answer may take, in tokens; without a bound the service reserves credit for the model's longest.
  private static let longest = 2048

  package init(_ text: String = standard, wantsTags: Bool = true) {
    self.text = text
    self.wantsTags = wantsTags
  }

  /// The request, to which the picture is still to be added where it is not at hand.
  ///
  /// - Throws: a failure that says what to change before anything can be sent.
  package func request(
    settings: Settings, catalogue: Catalogue, pictures: [Reference] = []
  ) throws(Failure) -> ChatRequest {
    guard settings.general.analysis == .openRouter else {
      throw Failure(
        .configuration, "Image analysis is switched off.",
        advice: "Set its backend to OpenRouter (general.analysis).")
    }
    let model = try catalogue.required(settings.analysis.model)
    guard model.serves(.analysis) else {
      throw Failure(
        .usage, "\(model.id) does not describe images.", advice: "Choose another model (analysis.model).")
    }
    var request = ChatRequest(
      model: model.id, text: wantsTags ? "\(text)\n\n\(Self.tagsWanted)" : text, images: pictures,
      maxTokens: Self.most(of: model), routing: settings.analysis.routing, timeout: settings.general.timeout)
    request.fallbacks = settings.analysis.others.compactMap { catalogue.model($0) }.filter { $0.serves(.analysis) }
      .map { ChatRequest.Fallback(model: $0.id, maxTokens: Self.most(of: $0)) }
    return request
  }

  private static func most(of model: CatalogueModel) -> Int { min(model.maxCompletionTokens ?? longest, longest) }
}
