import Domain
import Foundation

/// A settings file of another program that is changed: whole or not at all, with a copy of what it was beside it.
package struct ForeignFile: Sendable {
  private let path: String
  private static let limit = 64 << 20

  package init(_ path: String) { self.path = path }

  /// Nil where there is none.
  package func read() throws(Failure) -> [UInt8]? {
    guard LinkedPath.linkStatus(path) != nil else { return nil }
    do throws(FileProblem) {
      return try RegularFile.read(path, limit: Self.limit)
    } catch {
      throw error.failure(.unreadableFile, "The file cannot be read")
    }
  }

  /// - Parameter old: what it was when it was read; nil where there was none.
  /// - Returns: where the copy is; nil without one.
  /// - Throws: a `.storage` failure, also where it was changed meanwhile.
  package func replace(_ old: [UInt8]?, with new: [UInt8]) throws(Failure) -> String? {
    guard try read() == old else {
      throw Failure(
        .storage, "\(Harmless.line(path, limit: 300)) was changed meanwhile, so it was left as it is.",
        advice: "Try again.")
    }
    do throws(FileProblem) {
      // It may hold keys: neither the file nor its copy is ever open to more people than it was.
      let mode = (try? RegularFile.status(path)).map { $0.st_mode & 0o777 } ?? 0o600
      let backup = old == nil ? nil : freeName
      if let old, let backup { try AtomicFile(path: backup, mode: .exactly(mode), replacing: false).write(old) }
      try AtomicFile(path: path, mode: .kept(orElse: 0o600)).write(new)
      return backup
    } catch {
      throw error.failure(.storage, "The file was not changed")
    }
  }

  private var freeName: String {
    let name = path + ".before-visualizer"
    let others = (2...999).lazy.map { "\(name)-\($0)" }
    return LinkedPath.linkStatus(name) == nil ? name : others.first { LinkedPath.linkStatus($0) == nil } ?? name
  }
}
