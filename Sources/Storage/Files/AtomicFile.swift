import Foundation

/// Writes a file whole or not at all: whatever happens on the way, the path holds the old bytes or the new ones.
///
/// The bytes go to a hidden file in the same folder and are made to last before the name is moved. When the path is a
/// link, the file that it leads to is replaced and the link stays.
struct AtomicFile {
  enum Mode {
    /// Whatever the umask.
    case exactly(mode_t)
    /// The mode that the file has; this one, whatever the umask, when it is new.
    case kept(orElse: mode_t)
    /// As any program's output: the mode that a replaced file has, else 0666 less the umask.
    case usual
  }

  /// The moments of a write, for tests that look at the disk in between.
  enum Step: CaseIterable { case created, written, synced, placed }

  let path: String
  let mode: Mode
  /// False: a file that exists is never touched; the write throws `.exists`.
  var replacing = true
  /// False for what can be made again: the write does not wait for the disk.
  var isLasting = true
  var observe: (Step) throws(FileProblem) -> Void = { _ in }

  func write(_ bytes: [UInt8]) throws(FileProblem) { try write(CollectionOfOne(bytes)) }

  /// - Parameter pieces: the bytes, in order.
  func write(_ pieces: some Sequence<[UInt8]>) throws(FileProblem) {
    let target = replacing ? try LinkedPath.resolve(path) : path
    let folder = Folder.parent(of: target)
    let temporary = folder + "/" + StaleFiles.newName()
    do {
      try fill(temporary, pieces, for: target)
      try place(temporary, at: target)
    } catch {
      unlink(temporary)
      // Nobody knows the hidden file.
      throw FileProblem(error.path == temporary ? path : error.path, error.reason)
    }
    if isLasting { Folder.sync(folder) }
    try observe(.placed)
  }

  private func fill(_ temporary: String, _ pieces: some Sequence<[UInt8]>, for target: String) throws(FileProblem) {
    let mode = permissions(of: target)
    let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode ?? 0o666)
    if let mode, fchmod(file.descriptor, mode) != 0 { throw FileProblem(path, code: errno) }
    try observe(.created)
    for piece in pieces { try file.write(piece) }
    try observe(.written)
    if isLasting { try file.sync() }
    try observe(.synced)
  }

  /// Nil leaves it to the umask.
  private func permissions(of target: String) -> mode_t? {
    switch mode {
    case .exactly(let mode): mode
    case .kept(let fresh): (try? RegularFile.status(target)).map { $0.st_mode & 0o777 } ?? fresh
    case .usual: replacing ? (try? RegularFile.status(target)).map { $0.st_mode & 0o777 } : nil
    }
  }

  private func place(_ temporary: String, at target: String) throws(FileProblem) {
    if replacing {
      guard rename(temporary, target) == 0 else { throw FileProblem(target, code: errno) }
    } else if link(temporary, target) == 0 {
      unlink(temporary)
    } else if [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno), LinkedPath.linkStatus(target) == nil {
      // A file system without hard links; another writer could slip in here, which link(2) rules out elsewhere.
      guard rename(temporary, target) == 0 else { throw FileProblem(target, code: errno) }
    } else {
      throw FileProblem(target, code: LinkedPath.linkStatus(target) == nil ? errno : EEXIST)
    }
  }
}
