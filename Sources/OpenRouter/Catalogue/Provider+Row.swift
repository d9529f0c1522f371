import Domain

extension Provider {
  /// A row of `GET /providers`. Nil when it has no slug.
  init?(row: JSON) {
    guard let slug = row["slug"]?.string, !slug.isEmpty, slug.utf8.count <= 200 else { return nil }
    let name = row["name"]?.string ?? slug
    self.init(name: Harmless.line(name.isEmpty ? slug : name, limit: 100), slug: Harmless.line(slug))
  }
}
