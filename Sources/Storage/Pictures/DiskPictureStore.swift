import Domain
import Foundation

/// Image files: results in the review queue, references, and what the user saves.
package struct DiskPictureStore: PictureStore {
  private let folder: String
  private let now: @Sendable () -> Date
  private let timeZone: TimeZone
  private let random: @Sendable () -> UInt16

  /// `random` gives the last part of names, by which pictures of one prompt are told apart.
  package init(
    paths: Paths, timeZone: TimeZone = .current, now: @escaping @Sendable () -> Date = { Date() },
    random: @escaping @Sendable () -> UInt16 = { UInt16.random(in: .min ... .max) }
  ) {
    folder = paths.images
    self.timeZone = timeZone
    self.now = now
    self.random = random
  }

  package func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    do throws(FileProblem) {
      return try RegularFile.read(path, limit: limit)
    } catch {
      throw error.failure(.unreadableFile, "The file cannot be read")
    }
  }

  /// As `read`, but a pipe is read to its end.
  package func readWhole(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    do throws(FileProblem) {
      return try RegularFile.readWhole(path, limit: limit)
    } catch {
      throw error.failure(.unreadableFile, "The file cannot be read")
    }
  }

  package func keep(_ image: GeneratedImage, named prompt: String) throws(Failure) -> String {
    let name = PictureName(prompt: prompt, date: now(), timeZone: timeZone, number: random())
    do throws(FileProblem) {
      try Folder.make(folder, mode: 0o755)
      return try place(image.bytes, name: name, fileExtension: PictureName.fileExtension(for: image.mediaType))
    } catch {
      throw error.failure(
        .storage, "The image was not kept", advice: "It is still in memory: save it in another folder.")
    }
  }

  package func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(Failure) {
    do throws(FileProblem) {
      try checkTarget(path)
      let parent = Folder.parent(of: path)
      if LinkedPath.linkStatus(parent) == nil { try Folder.makeOne(parent, mode: 0o755) }
      StaleFiles.remove(in: parent)
      try AtomicFile(path: path, mode: .usual, replacing: replacing).write(bytes)
    } catch {
      throw error.failure(.storage, "The file was not saved")
    }
  }

  package func checkWriting(to path: String, replacing: Bool) throws(Failure) {
    do throws(FileProblem) {
      try checkTarget(path)
      var status = stat()
      if stat(path, &status) != 0, errno != ENOENT { throw FileProblem(path, code: errno) }
      guard replacing || LinkedPath.linkStatus(path) == nil else { throw FileProblem(path, .exists) }
      let parent = Folder.parent(of: replacing ? try LinkedPath.resolve(path) : path)
      // A folder that is missing is made when the file is written: then the one above it must take it.
      let folder = LinkedPath.linkStatus(parent) == nil ? Folder.parent(of: parent) : parent
      // Permissions alone do not tell: a disk may be full or read-only.
      let probe = folder + "/" + StaleFiles.newName()
      _ = try OpenFile(probe, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
      unlink(probe)
    } catch {
      throw FileProblem(path, error.reason).failure(.usage, "The picture could not be saved")
    }
  }

  package func exists(_ path: String) -> Bool { LinkedPath.linkStatus(path) != nil }

  package func discard(_ path: String) throws(Failure) {
    let trash = folder + "/trash"
    let name = path.split(separator: "/").last.map(String.init) ?? "picture"
    do throws(FileProblem) {
      try Folder.make(trash, mode: 0o755)
      var target = "\(trash)/\(name)"
      var attempt = 1
      while LinkedPath.linkStatus(target) != nil {
        attempt += 1
        target = "\(trash)/\(attempt)-\(name)"
      }
      guard rename(path, target) == 0 else { throw FileProblem(path, code: errno) }
    } catch {
      throw error.failure(.storage, "The picture was not discarded")
    }
  }

  /// The first name that is free: the plain one, then `-2`, `-3` and so on.
  private func place(_ bytes: [UInt8], name: PictureName, fileExtension: String) throws(FileProblem) -> String {
    var attempt = 1
    while true {
      let file = "\(name.text)\(attempt == 1 ? "" : "-\(attempt)").\(fileExtension)"
      let path = "\(folder)/\(file)"
      do throws(FileProblem) {
        // Rows know files by their names alone, and this one may come back from the trash.
        guard LinkedPath.linkStatus("\(folder)/trash/\(file)") == nil else { throw FileProblem(path, .exists) }
        try AtomicFile(path: path, mode: .exactly(0o644), replacing: false).write(bytes)
        return path
      } catch {
        guard error.reason == .exists, attempt < 1000 else { throw error }
        attempt += 1
      }
    }
  }

  private func checkTarget(_ path: String) throws(FileProblem) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw FileProblem(path, .missing) }
    guard !path.hasSuffix("/") else { throw FileProblem(path, .notAFile("a folder")) }
    if let status = try? RegularFile.status(path), let kind = RegularFile.otherKind(status) {
      throw FileProblem(path, .notAFile(kind))
    }
  }
}
