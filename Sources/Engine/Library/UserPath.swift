import Foundation

/// A path as a user types it: `~` is the home folder, and a relative one starts at the current folder.
package struct UserPath: Hashable, Sendable {
  package let absolute: String

  /// - Parameter home: what the shell takes for `~`, which need not be what the password file says.
  package init(_ text: String, home: String? = ProcessInfo.processInfo.environment["HOME"]) {
    let expanded = Self.expanded(text, home) ?? (text as NSString).expandingTildeInPath
    absolute = URL(fileURLWithPath: expanded).standardizedFileURL.path
  }

  private static func expanded(_ text: String, _ home: String?) -> String? {
    guard let home, home.hasPrefix("/"), text == "~" || text.hasPrefix("~/") else { return nil }
    return home + text.dropFirst()
  }
}
