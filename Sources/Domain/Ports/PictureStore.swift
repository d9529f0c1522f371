/// The port to image files on disk.
package protocol PictureStore: Sendable {
  /// The whole of a regular file, refusing folders, devices, pipes, and anything over `limit` bytes before reading it.
  func read(_ path: String, limit: Int) throws(Failure) -> [UInt8]

  /// Writes a result into the review queue under a name made from the date and the prompt; returns its path.
  /// Nothing partial is ever left and nothing is overwritten.
  func keep(_ image: GeneratedImage, named prompt: String) throws(Failure) -> String

  /// Writes to a path the user named: whole or not at all. Refuses to replace a file unless `replacing`.
  func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(Failure)

  /// Whether `write` would find the name free and the folder open for writing, as it is now; leaves nothing behind.
  ///
  /// - Throws: a `.usage` failure that says why not.
  func checkWriting(to path: String, replacing: Bool) throws(Failure)

  /// Whether there is anything of that name.
  func exists(_ path: String) -> Bool

  /// Moves a picture of the review queue to the trash beside it, from where it can be taken back.
  func discard(_ path: String) throws(Failure)
}
