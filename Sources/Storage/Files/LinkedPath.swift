import Foundation

/// Where a path leads when its last part is a link, as people make who keep their settings in another folder.
enum LinkedPath {
  /// The path itself, or the end of its links, which need not exist yet.
  ///
  /// - Throws: `.foreign` when links lead to a file of another user.
  static func resolve(_ path: String) throws(FileProblem) -> String {
    var current = path
    for _ in 0..<40 {
      guard let status = linkStatus(current) else { return current }
      guard status.st_mode & S_IFMT == S_IFLNK else {
        guard current == path || status.st_uid == geteuid() else { throw FileProblem(current, .foreign) }
        return current
      }
      guard let next = target(of: current) else { throw FileProblem(current, code: errno) }
      current = next.hasPrefix("/") ? next : Folder.parent(of: current) + "/" + next
    }
    throw FileProblem(path, code: ELOOP)
  }

  /// As lstat(2); nil when there is nothing.
  static func linkStatus(_ path: String) -> stat? {
    var status = stat()
    return !path.utf8.contains(0) && lstat(path, &status) == 0 ? status : nil
  }

  private static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(link, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
