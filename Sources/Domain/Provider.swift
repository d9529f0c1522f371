/// A company that serves models through OpenRouter (a row of `GET /providers`). Requests name its slug.
package struct Provider: Hashable, Sendable {
  package var name: String
  package var slug: String

  package init(name: String, slug: String) {
    self.name = name
    self.slug = slug
  }
}
