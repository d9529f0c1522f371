/// The user's own keys as keymap.yaml states them, not yet looked up.
package struct KeymapFile: Equatable, Sendable {
  /// One row: an action of a place with the keys that it shall have there.
  package struct Entry: Equatable, Sendable {
    package var place: String
    package var action: String
    /// As they are spelled; empty takes the keys away.
    package var keys: [String]
    /// Counted from 1.
    package var line: Int

    package init(place: String, action: String, keys: [String], line: Int) {
      self.place = place
      self.action = action
      self.keys = keys
      self.line = line
    }
  }

  package var entries: [Entry]
  /// One sentence each: what of the file could not be read.
  package var notices: [String]

  package init(entries: [Entry] = [], notices: [String] = []) {
    self.entries = entries
    self.notices = notices
  }
}
