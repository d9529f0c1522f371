import Domain
import Foundation

/// A lock between instances of the program, kept by the system and so gone with the one that held it.
enum FileLock {
  /// Does the work while no other instance does its own.
  ///
  /// A write takes milliseconds. Whoever holds the lock for longer than `patience` hangs or is stopped, and where locks
  /// do not work (some network file systems) nobody holds it: the work is done all the same. Files stay whole then too,
  /// as each is replaced at once; only two changes of the very same moment could be merged wrongly.
  static func holding<Result>(
    _ path: String, patience: Duration = .seconds(2), _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try? Folder.make(Folder.parent(of: path), mode: 0o700)
    guard let file = try? OpenFile(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600) else { return try work() }
    acquire(file, patience: patience)
    defer { flock(file.descriptor, LOCK_UN) }
    return try work()
  }

  private static func acquire(_ file: borrowing OpenFile, patience: Duration) {
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: patience)
    while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR, clock.now < deadline {
      usleep(5000)
    }
  }
}
