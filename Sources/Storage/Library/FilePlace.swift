import Domain
import Foundation
import GRDB

/// Where a row says that its file is.
struct FilePlace {
  typealias Files = (kept: [String: Int?], trashed: [String: Int?])

  let id: String
  let file: String
  let isTrashed: Bool
  let wasMissing: Bool
  let bytes: Int

  init(_ row: Row) {
    (file, id, wasMissing, bytes) = (row[0], row[1], row[3], row[4])
    isTrashed = row[2] == AssetState.trashed.rawValue
  }

  /// A picture that the user keeps elsewhere.
  var isOutside: Bool { file.hasPrefix("/") }

  /// Whether there is a regular file of another size.
  func isReplaced(_ files: Files) -> Bool {
    if isOutside {
      guard let status = LinkedPath.linkStatus(file), RegularFile.otherKind(status) == nil else { return false }
      return Int(status.st_size) != bytes
    }
    guard let size = (isTrashed ? files.trashed : files.kept)[file] ?? nil else { return false }
    return size != bytes
  }
}

/// A row whose file is not where the row says, or is there again.
struct StrayFile {
  let id: String
  let isMissing: Bool
  /// From the folder to the trash, or back.
  let isMoved: Bool

  /// Nil for a row that is in order.
  init?(_ place: FilePlace, _ files: FilePlace.Files) {
    let (here, there) = place.isTrashed ? (files.trashed, files.kept) : (files.kept, files.trashed)
    // A folder or a pipe in its place is no picture.
    let isThere = place.isOutside ? RegularFile.isAt(place.file) : (here[place.file] ?? nil) != nil
    isMoved = !isThere && !place.isOutside && (there[place.file] ?? nil) != nil
    isMissing = !isThere && !isMoved
    guard isMoved || isMissing != place.wasMissing else { return nil }
    id = place.id
  }
}
