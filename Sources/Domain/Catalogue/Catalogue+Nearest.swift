extension Catalogue {
  /// Ids that a mistyped one may have meant, nearest first.
  package func nearest(to text: String, count: Int) -> [String] {
    let wanted = Array(text.lowercased().utf8.prefix(80))
    guard !wanted.isEmpty else { return [] }
    let candidates = models.lazy.map { model in
      (id: model.id, distance: Self.distance(wanted, Array(model.id.lowercased().utf8.prefix(80))))
    }
    let near = candidates.filter { $0.distance <= max(3, wanted.count / 2) }
    return near.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(count).map(\.id)
  }

  /// Edit distance; a common beginning or containment counts as near.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
