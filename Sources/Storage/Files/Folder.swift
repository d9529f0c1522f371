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

  /// All that has one of the endings, in whatever case, with its bytes; nil for what is no regular file, nor a link to
  /// one. Hidden names are left out. A folder of ten thousand takes some milliseconds.
  static func sizes(in path: String, ending endings: Set<String>) -> [String: Int?] {
    guard let folder = opendir(path) else { return [:] }
    defer { closedir(folder) }
    var sizes: [String: Int?] = [:]
    while let entry = readdir(folder) {
      let name = name(of: entry)
      guard !name.hasPrefix("."), let dot = name.utf8.lastIndex(of: 0x2E),
        endings.contains(name[name.index(after: dot)...].lowercased())
      else { continue }
      var status = stat()
      guard fstatat(dirfd(folder), name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFLNK, fstatat(dirfd(folder), name, &status, 0) != 0 { status.st_mode = S_IFLNK }
      sizes.updateValue(status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil, forKey: name)
    }
    return sizes
  }

  /// The names that are wanted, as they come; none when the folder cannot be read. A folder of ten thousand takes some
  /// milliseconds.
  static func names(in path: String, where isWanted: (String) -> Bool) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = name(of: entry)
      if isWanted(name) { names.append(name) }
    }
    return names
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  /// The names of the files that end so, sorted; none when the folder cannot be read. Hidden ones are left out.
  static func files(in path: String, ending suffixes: [String]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { name in !name.hasPrefix(".") && suffixes.contains { name.hasSuffix($0) } }.sorted()
  }
}
