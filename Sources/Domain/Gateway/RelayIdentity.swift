/// Who is said to ask, in the headers of a request that is passed on; nil leaves one out.
package struct RelayIdentity: Hashable, Sendable {
  package var userAgent: String?
  package var referer: String?
  package var title: String?

  package init(userAgent: String?, referer: String?, title: String?) {
    self.userAgent = userAgent
    self.referer = referer
    self.title = title
  }

  /// What this program says of itself.
  package static let own = RelayIdentity(
    userAgent: "visualizer", referer: "https://github.com/visualizer-tui/visualizer", title: "Visualizer")
}
