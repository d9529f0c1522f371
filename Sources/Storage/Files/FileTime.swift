import Foundation

/// A time that the file system notes of a file, to the nanosecond.
struct FileTime: Hashable, Comparable {
  var seconds: Int
  var nanoseconds: Int

  init(modifiedBy status: stat) {
    #if canImport(Darwin)
      self.init(status.st_mtimespec)
    #else
      self.init(status.st_mtim)
    #endif
  }

  init(accessedBy status: stat) {
    #if canImport(Darwin)
      self.init(status.st_atimespec)
    #else
      self.init(status.st_atim)
    #endif
  }

  private init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }

  static func < (left: FileTime, right: FileTime) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// - Parameter accessed: nil is now. A file that does not allow it stays as it is.
  static func set(_ path: String, accessed: FileTime?, modified: FileTime) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let times = [accessed?.system ?? now, modified.system]
    utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW)
  }

  private var system: timespec { timespec(tv_sec: seconds, tv_nsec: nanoseconds) }
}
