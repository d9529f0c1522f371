/// Which folder a file browser wants to see.
package struct FolderRequest: Hashable, Sendable {
  /// As typed, with its last slash; empty is the current folder.
  package let folder: String
  /// Hidden names are listed only once a dot is typed.
  package let includesHidden: Bool

  package init(folder: String, includesHidden: Bool = false) {
    self.folder = folder
    self.includesHidden = includesHidden
  }
}
