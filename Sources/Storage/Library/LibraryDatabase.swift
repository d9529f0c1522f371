import Domain
import Foundation
import GRDB
import Synchronization

/// library.sqlite, opened when it is first needed. A damaged one is put aside and made anew from what can be read of it and
/// from the image files.
package final class LibraryDatabase: Sendable {
  let folder: LibraryFolder
  let now: @Sendable () -> Date
  let owner = Owner()
  private let path: String
  private let lock: String
  private let state = Mutex(State())

  private struct State {
    var pool: DatabasePool?
    /// Which file it is: another one may take its place, by another instance's repair or by hand.
    var file: UInt64?
    var notices: [String] = []
    /// Files whose rows are being written: nobody need take them in.
    var expected: Set<String> = []
  }

  package init(paths: Paths, now: @escaping @Sendable () -> Date = { Date() }) {
    path = paths.library
    lock = paths.library + ".lock"
    folder = LibraryFolder(
      images: paths.images, references: ReferenceCopies(folder: paths.references))
    self.now = now
  }

  /// - Parameter what: what was not done when it fails: `The picture was not noted`.
  func read<Result>(_ what: String, _ work: (Database) throws -> Result) throws(Failure) -> Result {
    try perform(what) { try $0.read(work) }
  }

  /// Returns when the disk has it.
  func write<Result>(_ what: String, _ work: (Database) throws -> Result) throws(Failure) -> Result {
    try perform(what) { try $0.write(work) }
  }

  /// Does what writes the rows of files that are there already. A library that is opened only for it would take them for
  /// somebody else's.
  func expecting(_ files: [String], _ work: () throws(Failure) -> Void) throws(Failure) {
    state.withLock { $0.expected.formUnion(files) }
    defer { state.withLock { $0.expected.subtract(files) } }
    try work()
  }

  /// Does what moves, rewrites or deletes files of pictures while no other instance does. Not the lock of opening, which may
  /// be held for long.
  func holdingFiles<Result>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    try FileLock.holding(path + ".files.lock", patience: .seconds(10), work)
  }

  func takeNotices() -> [String] {
    state.withLock { state in
      defer { state.notices = [] }
      return state.notices
    }
  }

  func add(notice: String) { state.withLock { $0.notices.append(notice) } }

  /// As at the opening, on a library that may be open since long.
  func reconcile() throws(Failure) -> [String] {
    try perform("The images folder was not compared with the library") { pool in
      let work = Reconciliation(folder: folder, now: now(), expected: state.withLock { $0.expected })
      var report: Swift.Result<Reconciliation.Report, any Error>?
      try FileLock.holding(lock, patience: .seconds(20)) { () throws(Failure) in
        report = .init { try work.run(pool) }
      }
      return try report?.get().sentences ?? []
    }
  }

  /// By size and time of the database and of its log, one of which every change touches.
  var revision: UInt64 {
    [path, path + "-wal"].reduce(0xcbf2_9ce4_8422_2325) { sum, path in
      guard let status = LinkedPath.linkStatus(path) else { return sum &* 31 }
      let time = FileTime(modifiedBy: status)
      return [Int(status.st_size), time.seconds, time.nanoseconds, Int(status.st_ino)].reduce(sum) {
        ($0 ^ UInt64(truncatingIfNeeded: $1)) &* 0x0000_0100_0000_01b3
      }
    }
  }

  private func perform<Result>(_ what: String, _ work: (DatabasePool) throws -> Result) throws(Failure) -> Result {
    do {
      return try work(try pool())
    } catch  where LibraryProblem(error: error, path: path).isCorrupt {
      return try again(what, work)
    } catch {
      throw LibraryProblem(error: error, path: path).failure(what)
    }
  }

  /// Once more, on a library made anew.
  private func again<Result>(_ what: String, _ work: (DatabasePool) throws -> Result) throws(Failure) -> Result {
    do {
      return try work(try state.withLock { try repair(&$0) })
    } catch {
      throw LibraryProblem(error: error, path: path).failure(what)
    }
  }

  private func pool() throws -> DatabasePool {
    try state.withLock { state in
      if let pool = state.pool, state.file == fileNumber { return pool }
      state.pool = nil
      return try FileLock.holding(lock, patience: .seconds(20)) { () throws(Failure) in
        do {
          return try open(&state)
        } catch  where LibraryProblem(error: error, path: path).isCorrupt {
          return try rebuild(&state)
        } catch {
          throw LibraryProblem(error: error, path: path).failure("The library cannot be opened")
        }
      }
    }
  }

  private func repair(_ state: inout State) throws(Failure) -> DatabasePool {
    try FileLock.holding(lock, patience: .seconds(20)) { () throws(Failure) in
      // Another instance may have done it already.
      if state.file == fileNumber { return try rebuild(&state) }
      do { return try open(&state) } catch { return try rebuild(&state) }
    }
  }

  /// - Parameter isSalvaged: whether the ledger of a damaged library is read still, after this.
  private func open(_ state: inout State, isSalvaged: Bool = false) throws -> DatabasePool {
    try? Folder.make(Folder.parent(of: path), mode: 0o755)
    // A repair that was cut short between its last two steps is finished.
    if LinkedPath.linkStatus(path) == nil { rename(repaired, path) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 2
    let pool = try DatabasePool(path: path, configuration: configuration)
    // GRDB's choice for a write-ahead log may lose the last commits in a power cut; the journal of spending must not.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let migrator = LibrarySchema.migrator
    guard try !pool.read(migrator.hasBeenSuperseded) else {
      throw Failure(
        .storage, "The library (\(Harmless.line(path, limit: 300))) was written by a newer version of this program.",
        advice: "Use that version; nothing was changed.")
    }
    try migrator.migrate(pool)
    let report = try Reconciliation(folder: folder, now: now(), expected: state.expected).run(pool)
    state.notices += report.sentences
    if !isSalvaged, report.adopted > 0, try Salvage.hasNoLedger(pool), try Salvage.completeLedger(pool) > 0 {
      state.notices.append(
        "The record of spending was made anew from the pictures; it may lack requests without a picture.")
    }
    state.pool = pool
    state.file = fileNumber
    return pool
  }

  private func rebuild(_ state: inout State) throws(Failure) -> DatabasePool {
    do {
      try? state.pool?.close()
      state.pool = nil
      // The new one is whole before the old one is put aside, so that an end at any moment loses nothing that was saved.
      let salvage = Salvage(of: path)
      try makeAnew(from: salvage)
      let aside = try putAside()
      guard rename(repaired, path) == 0 else { throw FileProblem(path, code: errno) }
      Folder.sync(Folder.parent(of: path))
      let pool = try open(&state, isSalvaged: true)
      _ = try Salvage.completeLedger(pool)
      let spending = salvage.lacksEntries ? " Some of the record of spending could not be read and may be missing." : ""
      state.notices = [
        "The library was damaged and has been made anew from the image files; the old one is kept as \(Folder.name(of: aside)).\(spending)"
      ]
      return pool
    } catch {
      throw LibraryProblem(error: error, path: path).failure("The damaged library cannot be made anew")
    }
  }

  /// Where a new library stands, complete, until the old one is out of its way.
  private var repaired: String { path + ".repaired" }

  private func makeAnew(from salvage: Salvage) throws {
    let draft = path + ".repairing"
    for part in ["", "-wal", "-shm", "-journal"] { unlink(draft + part) }
    let queue = try DatabaseQueue(path: draft)
    try LibrarySchema.migrator.migrate(queue)
    try salvage.write(to: queue)
    try queue.close()
    guard rename(draft, repaired) == 0 else { throw FileProblem(draft, code: errno) }
  }

  /// With its log, which belongs to it.
  private func putAside() throws(FileProblem) -> String {
    var aside = "\(path).corrupt-\(Int(now().timeIntervalSince1970))"
    while LinkedPath.linkStatus(aside) != nil { aside += "x" }
    guard rename(path, aside) == 0 else { throw FileProblem(path, code: errno) }
    for part in ["-wal", "-shm"] { rename(path + part, aside + part) }
    return aside
  }

  private var fileNumber: UInt64? { LinkedPath.linkStatus(path).map { UInt64($0.st_ino) } }
}
