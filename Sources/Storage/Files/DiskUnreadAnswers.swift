import Domain
import Foundation

/// Answers that may be paid for and could not be read, as files beside the library. They stay until the user deletes them.
package struct DiskUnreadAnswers: UnreadAnswers {
  private let folder: String
  private let now: @Sendable () -> Date

  package init(paths: Paths, now: @escaping @Sendable () -> Date = { Date() }) {
    folder = paths.unread
    self.now = now
  }

  package func keep(
    _ pieces: some Sequence<[UInt8]>, generationID: String?
  ) throws(Failure) -> String {
    do throws(FileProblem) {
      try Folder.make(folder, mode: 0o700)
      return try write(pieces, named: name(generationID))
    } catch {
      throw error.failure(.storage, "What came of the answer was not kept")
    }
  }

  /// The first name that is free.
  private func write(_ pieces: some Sequence<[UInt8]>, named name: String) throws(FileProblem) -> String {
    var attempt = 1
    while true {
      let path = "\(folder)/\(name)\(attempt == 1 ? "" : "-\(attempt)").txt"
      do throws(FileProblem) {
        try AtomicFile(path: path, mode: .exactly(0o600), replacing: false).write(pieces)
        return path
      } catch {
        guard error.reason == .exists, attempt < 1000 else { throw error }
        attempt += 1
      }
    }
  }

  /// `20261128-192803-gen-1a2b`, with nothing in it that a folder could mistake.
  private func name(_ generationID: String?) -> String {
    let time = now().formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: false).dateSeparator(.omitted)
        .timeSeparator(.omitted)
    ).replacing("T", with: "-")
    let id = Slug(generationID ?? "", orElse: "").text
    return id.isEmpty ? time : "\(time)-\(id)"
  }
}
