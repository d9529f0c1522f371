import Domain
import Foundation
import GRDB

/// What an error of the database means, in words.
struct LibraryProblem {
  let error: any Error
  let path: String

  /// Whether the file is beyond use, and must be put aside.
  var isCorrupt: Bool {
    guard let error = error as? DatabaseError else { return false }
    return [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
  }

  /// - Parameter what: `The picture was not noted`, say.
  func failure(_ what: String) -> Failure {
    if let failure = error as? Failure { return failure }
    if let problem = error as? FileProblem { return problem.failure(.storage, what) }
    return Failure(
      .storage, "\(what): the library (\(Harmless.line(path, limit: 300))) \(words).", advice: advice)
  }

  /// SQLite says of a disk without room or without leave to write only that it could not be used; the disk says why.
  private var code: ResultCode? {
    let code = (error as? DatabaseError)?.resultCode
    guard code == .SQLITE_IOERR || code == .SQLITE_CANTOPEN else { return code }
    var disk = statvfs()
    guard statvfs(Folder.parent(of: path), &disk) == 0 else { return code }
    if disk.f_flag & UInt(ST_RDONLY) != 0 { return .SQLITE_READONLY }
    return disk.f_bavail == 0 ? .SQLITE_FULL : code
  }

  /// A quota that is used up, and a limit of the size of files, read as any other error of writing.
  private var isUnwritten: Bool { (error as? DatabaseError)?.extendedResultCode == .SQLITE_IOERR_WRITE }

  private var words: String {
    switch code {
    case .SQLITE_FULL?: "found the disk full"
    case .SQLITE_IOERR? where isUnwritten: "could not be written, as on a full disk"
    case .SQLITE_READONLY?, .SQLITE_PERM?, .SQLITE_AUTH?: "stands where nothing may be written"
    case .SQLITE_CANTOPEN?: "cannot be opened"
    case .SQLITE_BUSY?, .SQLITE_LOCKED?: "is held by another program"
    case .SQLITE_IOERR?: "could not be read or written"
    case .SQLITE_CORRUPT?, .SQLITE_NOTADB?: "is damaged"
    default: "gave an error (\(Harmless.line("\(error)", limit: 200)))"
    }
  }

  private var advice: String {
    switch code {
    case .SQLITE_FULL?: "Free some space; pictures are not lost."
    case .SQLITE_IOERR? where isUnwritten: "Free some space; pictures are not lost."
    case .SQLITE_READONLY?: "Make the disk writable; pictures are not lost."
    case .SQLITE_BUSY?, .SQLITE_LOCKED?: "Try again in a moment."
    default: "Check the folder and its permissions; pictures are not lost."
    }
  }
}
