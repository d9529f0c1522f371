import Domain
import Foundation

/// The draft in a JSON file that only the user can read.
package struct DiskDraftStore: DraftStore {
  static let limit = 256 << 10

  private let path: String

  package init(paths: Paths) { path = paths.draftFile }

  package func load() -> SavedDraft? {
    guard let bytes = try? RegularFile.read(path, limit: Self.limit),
      var draft = try? JSONDecoder().decode(SavedDraft.self, from: Data(bytes))
    else { return nil }
    // The text boxes leave out what could command a terminal, as of any text that is pasted; joiners and marks of
    // direction, which belong to many scripts, have to come back as they were written. The rest is shown as it stands.
    draft.character = Harmless.line(draft.character, limit: 200)
    draft.style = draft.style.map { Harmless.line($0, limit: 200) }
    draft.references = draft.references.filter { $0.hasPrefix("/") && !$0.utf8.contains(0) && $0.utf8.count <= 4096 }
    return draft
  }

  package func save(_ draft: SavedDraft) throws(Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do throws(FileProblem) {
      guard let data = try? encoder.encode(draft), data.count <= Self.limit else {
        throw FileProblem(path, .tooLarge(limit: Self.limit))
      }
      try Folder.make(Folder.parent(of: path), mode: 0o700)
      try AtomicFile(path: path, mode: .exactly(0o600)).write(Array(data))
    } catch {
      throw error.failure(.storage, "What stands on Create was not kept for the next start")
    }
  }
}
