/// A theme as its file states it: colours by role name, not yet resolved.
package struct ThemeFile: Hashable, Sendable {
  package var name: String
  /// The theme whose colours fill in what is missing here; empty for none.
  package var inherits: String
  /// By role (`page`, `text`, `accent`, …): a colour name, a palette number 0-255, or `#rrggbb`, with optional words
  /// `bold`, `dim`, `underline`, `reverse` behind it.
  package var roles: [String: String]

  package init(name: String, inherits: String = "", roles: [String: String]) {
    self.name = name
    self.inherits = inherits
    self.roles = roles
  }
}
