import Domain
import Foundation

/// Reading of ordinary files, by which no pipe, device or endless file can hold up or flood the program.
enum RegularFile {
  /// The whole file. Links are followed; what they lead to must be a regular file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try check(Self.status(path), path: path, limit: limit)
    // The file may have been exchanged since: a pipe must not block, a terminal must not become ours.
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let before = try file.status()
    try check(before, path: path, limit: limit)
    let bytes = try contents(of: file, expecting: Int(before.st_size), limit: limit)
    let after = try file.status()
    guard before.st_size == after.st_size, FileTime(modifiedBy: before) == FileTime(modifiedBy: after) else {
      throw FileProblem(path, .changed)
    }
    return bytes
  }

  /// As `read`, but a pipe is read to its end: for what somebody waits for, and can break off.
  static func readWhole(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard try status(path).st_mode & S_IFMT == S_IFIFO else { return try read(path, limit: limit) }
    return try contents(of: OpenFile(path, flags: O_RDONLY | O_NOCTTY), expecting: 65_535, limit: limit)
  }

  /// The first bytes of a file that is no link.
  static func head(_ path: String, count: Int) throws(FileProblem) -> [UInt8] {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    if let other = otherKind(try file.status()) { throw FileProblem(path, .notAFile(other)) }
    return try file.read(count)
  }

  /// As stat(2), links followed.
  static func status(_ path: String) throws(FileProblem) -> stat {
    var status = stat()
    guard !path.utf8.contains(0), stat(AnyBytes.path(path), &status) == 0 else {
      throw FileProblem(path, code: path.utf8.contains(0) ? ENOENT : errno)
    }
    return status
  }

  /// Whether a path leads to one.
  static func isAt(_ path: String) -> Bool {
    guard let status = try? Self.status(path) else { return false }
    return otherKind(status) == nil
  }

  private static func check(_ status: stat, path: String, limit: Int) throws(FileProblem) {
    if let other = otherKind(status) { throw FileProblem(path, .notAFile(other)) }
    guard status.st_size <= limit else { throw FileProblem(path, .tooLarge(limit: limit)) }
  }

  /// What it is when it is no regular file.
  static func otherKind(_ status: stat) -> String? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    case S_IFLNK: "a link"
    default: "a device"
    }
  }

  private static func contents(
    of file: borrowing OpenFile, expecting size: Int, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    var bytes = try file.read(size + 1)
    var chunk = bytes
    while !chunk.isEmpty, bytes.count <= limit {
      chunk = try file.read(min(65_536, limit + 1 - bytes.count))
      bytes += chunk
    }
    guard bytes.count <= limit else { throw FileProblem(file.path, .tooLarge(limit: limit)) }
    return bytes
  }
}
