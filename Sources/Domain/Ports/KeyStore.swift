/// The port to the place where the key is kept.
package protocol KeyStore: Sendable {
  /// The key and where it was found: the environment first, then the file. Nil without one. Notices say, for one, that a
  /// file readable by others was put right.
  func load() throws(Failure) -> (key: APIKey, source: KeySource, notices: [String])?

  /// Keeps it in a file that only the user can read (0600 in a folder of 0700).
  func save(_ key: APIKey) throws(Failure)

  /// Forgets the file's key; the environment's stays.
  func remove() throws(Failure)
}
