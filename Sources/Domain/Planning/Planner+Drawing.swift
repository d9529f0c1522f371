extension Planner {
  /// Whether each image of a draft has words of its own. What is revised before it is sent has the same for all.
  func drawsEach(_ draft: Draft) -> Bool {
    let isRevised = settings.prompt.reviseEdits && !draft.references.isEmpty
    return !isRevised && lexicon.draws(draft)
  }

  /// The requests with the words that are drawn for each.
  ///
  /// - Parameter first: what was drawn for the first, which the requests have already.
  func requests(
    _ fitted: [ImageRequest], each drawsEach: Bool, _ draft: Draft, first: DrawnPrompt?
  ) throws(Failure) -> [ImageRequest] {
    var requests = fitted
    for place in requests.indices {
      requests[place].drawn = first
      guard drawsEach, place > 0, let drawn = try lexicon.drawn(draft, image: place) else { continue }
      requests[place].drawn = drawn
      requests[place].prompt = assembled(drawn.words, of: draft).text
    }
    return requests
  }
}
