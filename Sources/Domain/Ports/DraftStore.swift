/// The port to what stood on Create when the program ended. Of two instances the last one to write is the one that counts.
package protocol DraftStore: Sendable {
  /// Nil when there is none, or it cannot be read.
  func load() -> SavedDraft?

  func save(_ draft: SavedDraft) throws(Failure)
}
