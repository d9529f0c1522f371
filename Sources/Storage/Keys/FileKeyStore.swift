import Domain
import Foundation

/// The key in the environment (`OPENROUTER_API_KEY`) or else in a file that only the user can read.
///
/// There is no keyring: a file of mode 0600 in a folder of mode 0700 is as safe from other users, works without a
/// desktop, and cannot hang or be locked. Modes that others could read by are put right when they are seen. No sentence
/// of this type holds any part of the key.
package struct FileKeyStore: KeyStore {
  package static let variable = "OPENROUTER_API_KEY"

  private let path: String
  /// Nil when the variable is not set. Read at once, so that the store never shows the key when it is printed.
  private let given: Result<APIKey, Failure>?

  package init(paths: Paths, environment: [String: String]) {
    path = paths.keyFile
    let text = environment[Self.variable] ?? ""
    given = text.isEmpty ? nil : Result { () throws(Failure) in try Self.key(text, from: Self.variable) }
  }

  package func load() throws(Failure) -> (key: APIKey, source: KeySource, notices: [String])? {
    if let given { return (try given.get(), .environment, []) }
    guard let (text, notices) = try read(), !text.isEmpty else { return nil }
    return (try Self.key(text, from: "The key file"), .file, notices)
  }

  package func save(_ key: APIKey) throws(Failure) {
    do throws(FileProblem) {
      let folder = Folder.parent(of: path)
      try Folder.make(folder, mode: 0o700)
      _ = try PrivateMode.tighten(folder, to: 0o700)
      let target = try LinkedPath.resolve(path)
      if LinkedPath.linkStatus(target) != nil { _ = try PrivateMode.tighten(target, to: 0o600) }
      try AtomicFile(path: path, mode: .exactly(0o600)).write(Array((key.reveal() + "\n").utf8))
    } catch {
      throw error.failure(.storage, "The key was not saved")
    }
  }

  package func remove() throws(Failure) {
    do throws(FileProblem) {
      // Removing a link is not enough: the key would stay where it leads.
      for name in [try LinkedPath.resolve(path), path] where unlink(name) != 0 && errno != ENOENT {
        throw FileProblem(name, code: errno)
      }
    } catch {
      throw error.failure(.storage, "The key was not removed")
    }
  }

  /// The file's text without blanks at its ends; nil without a file.
  private func read() throws(Failure) -> (text: String, notices: [String])? {
    do throws(FileProblem) {
      let target = try LinkedPath.resolve(path)
      guard LinkedPath.linkStatus(target) != nil else { return nil }
      var notices: [String] = []
      // Where a link leads to, the folder is not ours to change: it may be the home folder.
      for (name, mode) in [(Folder.parent(of: path), mode_t(0o700)), (target, 0o600)] {
        if let notice = try PrivateMode.tighten(name, to: mode) { notices.append(notice) }
      }
      let bytes = try RegularFile.read(target, limit: 4096)
      return (String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines), notices)
    } catch {
      throw error.failure(.configuration, "The key file cannot be used")
    }
  }

  private static func key(_ text: String, from place: String) throws(Failure) -> APIKey {
    do throws(Failure) {
      return try APIKey(text)
    } catch {
      throw Failure(.configuration, "\(place) does not hold a usable key. \(error.title)", advice: error.advice)
    }
  }
}
