import Domain
import Foundation

/// Why the disk said no to one path.
struct FileProblem: Error, Equatable {
  enum Reason: Equatable {
    case missing
    /// It is something else than a regular file: `a folder`, `a pipe`, …
    case notAFile(String)
    /// Bytes that are allowed.
    case tooLarge(limit: Int)
    case changed
    /// It belongs to another user.
    case foreign
    case exists
    /// Another process works with it.
    case busy
    /// It holds something else than it should.
    case unreadable
    /// Any other refusal of the system, by errno.
    case system(Int32)
  }

  var path: String
  var reason: Reason

  init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// From errno.
  init(_ path: String, code: Int32) {
    switch code {
    case ENOENT: self.init(path, .missing)
    case EEXIST: self.init(path, .exists)
    case EISDIR: self.init(path, .notAFile("a folder"))
    default: self.init(path, .system(code))
    }
  }

  /// What is wrong, to stand behind a colon.
  var words: String {
    switch reason {
    case .missing: "there is no such file or folder"
    case .notAFile(let kind): "it is \(kind), not a file"
    case .tooLarge(let limit): "it is larger than \(Self.size(limit))"
    case .changed: "it changed while it was read"
    case .foreign: "it belongs to another user"
    case .exists: "there is a file of that name already"
    case .busy: "another process works with it"
    case .unreadable: "it is damaged, or not of this program"
    case .system(let code): Self.words(for: code)
    }
  }

  /// As a failure for the user: `what` is `Could not save the settings`, say.
  func failure(_ kind: Failure.Kind, _ what: String, advice: String? = nil) -> Failure {
    Failure(kind, "\(what) (\(Harmless.line(path, limit: 300))): \(words).", advice: advice ?? self.advice)
  }

  private var advice: String {
    switch reason {
    case .missing: "Check the path."
    case .notAFile, .tooLarge: "Choose another file."
    case .changed: "Try again."
    case .foreign: "Use a file of your own, or change its owner."
    case .exists: "Choose another name."
    case .busy: "Wait until that one has ended."
    case .unreadable: "Choose another file."
    case .system(ENOSPC), .system(EDQUOT), .system(EFBIG): "Free some space and try again; nothing was changed."
    case .system: "Check the folder and its permissions; nothing was changed."
    }
  }

  private static func size(_ bytes: Int) -> String {
    if bytes >= 1_000_000, bytes.isMultiple(of: 1_000_000) { return "\(bytes / 1_000_000) MB" }
    if bytes >= 1 << 20 { return "\(bytes >> 20) MiB" }
    return bytes >= 1 << 10 ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
  }

  private static func words(for code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "your disk quota is used up"
    case EFBIG: "the file would be larger than is allowed here, as on a full disk"
    case EACCES, EPERM: "permission is missing"
    case EROFS: "the disk is read-only"
    case ENOTDIR: "a part of the path is not a folder"
    case ELOOP: "its links lead in a circle"
    case ENAMETOOLONG: "the name is too long"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
