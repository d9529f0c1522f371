import Foundation

/// The hidden files that atomic writes go through, and what a killed program left of them.
///
/// The program's own folders are cleared by `Paths.prepare()`, the user's when something is saved there.
enum StaleFiles {
  private static let prefix = ".visualizer-"
  private static let suffix = ".tmp"

  static func newName() -> String { prefix + String(UInt64.random(in: .min ... .max), radix: 16) + suffix }

  /// Removes those that nobody can be writing any more: of over an hour ago.
  static func remove(in folder: String) {
    for name in Folder.names(in: folder, where: { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }) {
      let path = folder + "/" + name
      guard let status = LinkedPath.linkStatus(path), status.st_mode & S_IFMT == S_IFREG else { continue }
      if time(nil) - FileTime(modifiedBy: status).seconds > 3600 { unlink(path) }
    }
  }
}
