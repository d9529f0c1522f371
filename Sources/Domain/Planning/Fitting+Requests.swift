extension Fitting {
  /// As many requests as the images need, each with a seed of its own where one is set.
  mutating func split(_ request: ImageRequest) -> [ImageRequest] {
    let wish = number(.count)
    let most = most(wish: wish)
    let portion = drawsEach ? 1 : min(max(1, wish ?? most), most)
    let total = max(1, draft.count ?? wish.map { min($0, most) } ?? 1)
    var requests: [ImageRequest] = []
    for start in stride(from: 0, to: total, by: portion) {
      var one = request
      let count = min(portion, total - start)
      one.count = count > 1 ? count : nil
      one.seed = request.seed.map { seed($0, of: start) }
      requests.append(one)
    }
    if requests.count > 1 {
      let reason =
        drawsEach
        ? "each draws its own words"
        : portion < most ? "Images per request is \(portion)" : "the model makes \(portion) at a time"
      note(.count, String(total), String(portion), "\(total) images take \(requests.count) requests: \(reason).")
    }
    return requests
  }

  /// Images that one request may ask for.
  private func most(wish: Int?) -> Int {
    switch descriptor(.count) {
    case .range(_, let high)?: max(1, high ?? 1)
    case .flag?, .values?: max(1, wish ?? 1)
    default: 1
    }
  }

  /// The seed of the request that begins with image number `start`, kept within the model's bounds.
  private func seed(_ first: Int, of start: Int) -> Int {
    let highest: Int
    if case .range(_, let high?)? = descriptor(.seed) { highest = high } else { highest = Int(Int32.max) }
    return first > highest - start ? first - start : first + start
  }

  /// Names the chosen styles that are nowhere to be found. Without any style at all there is nothing to say.
  mutating func checkStyles(of choices: Settings.StyleChoices, in book: StyleBook) {
    guard !book.styles.isEmpty else { return }
    let chosen = [draft.style ?? choices.art, choices.id(for: draft.visType) ?? ""]
    for id in chosen where !id.isEmpty && book.style(id) == nil {
      warn("The style \(Harmless.line(id, limit: 60)) is missing, so the prompt goes without it.")
    }
  }

  /// Names what the provider lists hold that cannot work.
  mutating func checkProviders(known: [Provider]) {
    let both = settings.only.filter { settings.ignore.contains($0) }
    if !both.isEmpty {
      let names = both.map { Harmless.line($0, limit: 60) }.joined(separator: ", ")
      warn("\(names): to be used and to be ignored. Only wins, and the list to ignore is not sent.")
    }
    guard !known.isEmpty else { return }
    let named = settings.only.isEmpty ? settings.ignore : settings.only
    for slug in named where !known.contains(where: { Routing.covers($0.slug, slug) }) {
      warn("The service knows no provider \(Harmless.line(slug, limit: 60)).")
    }
  }
}
