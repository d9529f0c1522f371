import Domain
import Foundation

/// Keeps other users out of a file or folder.
enum PrivateMode {
  /// Takes every right from other users, and says so if there was one. Links are followed.
  ///
  /// - Throws: `.foreign` when it belongs to neither this user nor, for folders, to root: the owner could exchange it.
  static func tighten(_ path: String, to mode: mode_t) throws(FileProblem) -> String? {
    let status = try RegularFile.status(path)
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard status.st_uid == geteuid() || (isFolder && status.st_uid == 0) else { throw FileProblem(path, .foreign) }
    let found = status.st_mode & 0o777
    guard found & 0o077 != 0 else { return nil }
    let name = Harmless.line(path, limit: 300)
    guard chmod(path, mode) == 0 else {
      return "Other users can reach \(name) (mode \(octal(found))), and that cannot be changed here."
    }
    return "Other users could reach \(name) (mode \(octal(found))); it is private now (mode \(octal(mode)))."
  }

  private static func octal(_ mode: mode_t) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
