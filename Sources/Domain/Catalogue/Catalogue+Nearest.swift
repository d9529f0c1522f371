extension Catalogue {
  /// Ids that a mistyped one may have meant, nearest first.
  package func nearest(to text: String, count: Int) -> [String] {
    let wanted = Array(text.lowercased().utf8.prefix(80))
    guard !wanted.isEmpty else { return [] }
    var near: [(id: String, distance: Int)] = []
    // Longer ids are hostile; nobody mistypes them.
    for model in candidates(for: text) where model.id.utf8.count <= 160 {
      let distance = Self.distance(wanted, fromID: Array(model.id.lowercased().utf8))
      if distance <= max(3, wanted.count / 2) { near.append((model.id, distance)) }
    }
    return near.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(count).map(\.id)
  }

  /// All models, or of a very long catalogue those of the same author, so that a sentence never takes seconds.
  private func candidates(for text: String) -> [CatalogueModel] {
    guard models.count > 2000 else { return models }
    let author = Array(text.lowercased().utf8.prefix { $0 != 0x2F })
    let own = models.lazy.filter { $0.id.utf8.prefix(author.count).elementsEqual(author) { $0 | 0x20 == $1 | 0x20 } }
    return Array(own.prefix(2000))
  }

  /// The edit distance from the whole id, or, one further, from what follows the author, who is easily left out.
  private static func distance(_ wanted: [UInt8], fromID id: [UInt8]) -> Int {
    let whole = EditDistance.between(wanted, id)
    guard let slash = id.firstIndex(of: 0x2F) else { return whole }
    return min(whole, 1 + EditDistance.between(wanted, Array(id[(slash + 1)...])))
  }
}
