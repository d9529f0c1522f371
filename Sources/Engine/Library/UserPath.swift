import Foundation

/// A path as a user types it: `~` is the home folder, and a relative one starts at the current folder.
package struct UserPath: Hashable, Sendable {
  package let absolute: String

  package init(_ text: String) {
    let expanded = (text as NSString).expandingTildeInPath
    absolute = URL(fileURLWithPath: expanded).standardizedFileURL.path
  }
}
