import Foundation

/// By which it is seen that a file is still the one that it was.
enum FileMark {
  static func text(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    #if os(macOS)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(path)|\(status.st_ino)|\(status.st_size)|\(time.tv_sec).\(time.tv_nsec)"
  }
}
