import Domain
import Foundation

/// Manifests of sweeps and batches: `manifest.json` in the folder with the pictures, else in a folder of the program.
package struct DiskRunStore: RunStore {
  private let runs: String

  package init(paths: Paths) { runs = paths.runs }

  /// Manifests in the folder of the program; those of still older runs go when another one begins.
  private static let mostKept = 100

  package func folder(of id: String) -> String { "\(runs)/\(id)" }

  package func newest() -> String? { known.last }

  /// The folders of the program's own runs, the one that was written last at the end.
  private var known: [String] {
    Folder.names(in: runs) { RunRecord.isID($0) }.compactMap { name in
      let folder = self.folder(of: name)
      return LinkedPath.linkStatus(folder + "/" + DiskRunFile.name).map { (folder, FileTime(modifiedBy: $0)) }
    }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  private func forgetOldest() {
    for folder in known.dropLast(Self.mostKept - 1) {
      for name in [DiskRunFile.name, DiskRunFile.lockName] { unlink(folder + "/" + name) }
      rmdir(folder)
    }
  }

  package func open(_ folder: String) throws(Failure) -> any RunFile {
    if folder.hasPrefix(runs + "/"), LinkedPath.linkStatus(folder) == nil { forgetOldest() }
    do throws(FileProblem) {
      try Folder.make(folder, mode: 0o755)
      StaleFiles.remove(in: folder)
      return try DiskRunFile(folder)
    } catch {
      throw error.failure(.storage, "The folder of the run cannot be used", advice: "Nothing was sent.")
    }
  }
}

/// One manifest, held by this process: two that went on with the same run would pay for the same pictures.
private final class DiskRunFile: RunFile {
  private static let limit = 64 << 20
  static let name = "manifest.json"
  static let lockName = ".manifest.lock"

  let path: String
  private let lock: OpenFile

  init(_ folder: String) throws(FileProblem) {
    path = folder + "/" + Self.name
    lock = try OpenFile(folder + "/" + Self.lockName, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
    // Where locks do not work (some network file systems) nobody holds one.
    if flock(lock.descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { throw FileProblem(path, .busy) }
  }

  func load() throws(Failure) -> RunRecord? {
    guard LinkedPath.linkStatus(path) != nil else { return nil }
    let record = try decoded()
    try record.check()
    return record
  }

  private func decoded() throws(Failure) -> RunRecord {
    do throws(FileProblem) {
      let bytes = try RegularFile.read(path, limit: Self.limit)
      let decoder = JSONDecoder()
      decoder.dateDecodingStrategy = .iso8601
      guard let record = try? decoder.decode(RunRecord.self, from: Data(bytes)) else {
        throw FileProblem(path, .unreadable)
      }
      return record
    } catch {
      throw error.failure(.storage, "The manifest cannot be read", advice: "Nothing was sent.")
    }
  }

  func save(_ record: RunRecord) throws(Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    do throws(FileProblem) {
      guard let data = try? encoder.encode(record) else { throw FileProblem(path, .unreadable) }
      // It grows with what comes: half of what can be read is left for that.
      let limit = LinkedPath.linkStatus(path) == nil ? Self.limit / 2 : Self.limit
      guard data.count <= limit else { throw FileProblem(path, .tooLarge(limit: limit)) }
      try AtomicFile(path: path, mode: .kept(orElse: 0o600)).write(Array(data))
    } catch {
      throw error.failure(.storage, "The manifest was not written")
    }
  }
}
