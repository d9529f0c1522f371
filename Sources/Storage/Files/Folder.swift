import Foundation

/// What is done with folders: making them, and keeping what happened in them.
enum Folder {
  /// Makes the folder and those above it, with exactly that mode whatever the umask. One that exists stays as it is.
  static func make(_ path: String, mode: mode_t) throws(FileProblem) {
    if let status = try? RegularFile.status(path) {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw FileProblem(path, code: ENOTDIR) }
      return
    }
    let parent = parent(of: path)
    if parent != path { try make(parent, mode: mode) }
    try makeOne(path, mode: mode)
  }

  /// Makes the last folder of the path alone.
  static func makeOne(_ path: String, mode: mode_t) throws(FileProblem) {
    guard !path.utf8.contains(0) else { throw FileProblem(path, .missing) }
    if mkdir(path, mode) == 0 {
      guard chmod(path, mode) == 0 else { throw FileProblem(path, code: errno) }
    } else if errno != EEXIST {
      throw FileProblem(path, code: errno)
    }
  }

  /// The path without its last part: `/` for the root, `.` for a bare name.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Makes the names in a folder last through a power cut, where the file system can. A failure would come too late:
  /// the file is in its place by then.
  static func sync(_ path: String) {
    if let folder = try? OpenFile(path, flags: O_RDONLY | O_DIRECTORY) { try? folder.sync() }
  }

  /// The names of the files that end so, sorted; none when the folder cannot be read. Hidden ones are left out.
  static func files(in path: String, ending suffixes: [String]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { name in !name.hasPrefix(".") && suffixes.contains { name.hasSuffix($0) } }.sorted()
  }
}
