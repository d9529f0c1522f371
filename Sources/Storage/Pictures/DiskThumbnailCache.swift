import Domain
import Foundation
import Synchronization

/// Small pictures in the cache folder. Each has the very time of change of its picture, and its name is made of the
/// picture's path, number and size: where one of them is another, it is another picture.
package final class DiskThumbnailCache: ThumbnailCache {
  private let folder: String
  private let most: Int
  /// How many files may still be written before the folder is looked through.
  private let unchecked = Mutex(0)

  private static let sizeLimit = 4 << 20

  /// - Parameter most: files; past it the ones that were not used for the longest time go.
  package init(paths: Paths, most: Int = 20_000) {
    folder = paths.cache + "/thumbnails"
    self.most = most
  }

  package func load(for path: String) -> [UInt8]? {
    guard let picture = try? RegularFile.status(path) else { return nil }
    let name = name(of: path, picture)
    guard let status = LinkedPath.linkStatus(name), RegularFile.otherKind(status) == nil,
      FileTime(modifiedBy: picture) == FileTime(modifiedBy: status)
    else { return nil }
    let bytes = try? RegularFile.read(name, limit: Self.sizeLimit)
    // Many systems note an access at most once a day, or never.
    if bytes != nil, time(nil) - FileTime(accessedBy: status).seconds > 3600 {
      FileTime.set(name, accessed: nil, modified: FileTime(modifiedBy: picture))
    }
    return bytes
  }

  package func save(_ bytes: [UInt8], for path: String) {
    guard bytes.count <= Self.sizeLimit, let picture = try? RegularFile.status(path) else { return }
    let name = name(of: path, picture)
    // A link that somebody put there leads to a file that is none of ours.
    if let status = LinkedPath.linkStatus(name), RegularFile.otherKind(status) != nil { unlink(name) }
    do {
      try Folder.make(folder, mode: 0o700)
      try AtomicFile(path: name, mode: .exactly(0o600), isLasting: false).write(bytes)
      FileTime.set(name, accessed: nil, modified: FileTime(modifiedBy: picture))
      if isDue { tidy() }
    } catch {
      // What cannot be kept is made anew.
    }
  }

  func name(of path: String, _ picture: stat) -> String {
    "\(folder)/\(NameHash.of("\(path) \(picture.st_ino) \(picture.st_size)"))"
  }

  /// Looking through a folder of thousands at each write would cost more than the write.
  private var isDue: Bool {
    unchecked.withLock { count in
      count -= 1
      guard count < 0 else { return false }
      count = most / 40
      return true
    }
  }

  private func tidy() {
    StaleFiles.remove(in: folder)
    let names = Folder.files(in: folder, ending: [""])
    guard names.count > most else { return }
    let used = names.compactMap { name in
      LinkedPath.linkStatus("\(folder)/\(name)").map { (name: name, time: FileTime(accessedBy: $0)) }
    }
    // Some more than need be, so that it is not for the next one again.
    for file in used.sorted(by: { $0.time < $1.time }).prefix(names.count - most + most / 10) {
      unlink("\(folder)/\(file.name)")
    }
  }
}
