/// The port to the names in folders, for choosing files.
package protocol FolderReading: Sendable {
  /// The names in one folder, folders first, each group sorted; at most `FolderListing.most`.
  ///
  /// - Parameter includesHidden: whether names that begin with a dot are listed.
  /// - Throws: `.unreadableFile` when there is no such folder, or it may not be read.
  func list(_ folder: String, includesHidden: Bool) throws(Failure) -> FolderListing
}
