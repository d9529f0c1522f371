/// What a folder holds, as far as it is shown.
package struct FolderListing: Hashable, Sendable {
  /// One name.
  package struct Entry: Hashable, Sendable {
    /// As the disk has it.
    package var name: String
    /// As it may be shown.
    package var title: String
    package var isFolder: Bool
    /// Bytes; zero for folders.
    package var size: Int

    package init(name: String, isFolder: Bool = false, size: Int = 0) {
      self.name = name
      title = Harmless.line(name, limit: 200)
      self.isFolder = isFolder
      self.size = size
    }
  }

  /// More names than this are left out.
  package static let most = 2000

  /// Absolute.
  package var path: String
  package var entries: [Entry]
  /// Whether there are more names than `most`.
  package var isCut: Bool

  package init(path: String, entries: [Entry], isCut: Bool = false) {
    self.path = path
    self.entries = entries
    self.isCut = isCut
  }
}
