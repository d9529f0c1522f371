import Domain
import Foundation
import Raster

/// What became of many files: one that cannot be done does not keep the others from it.
package struct FileDeeds<Result: Sendable>: Sendable {
  package var done: [Result] = []
  package var failures: [Failure] = []
  /// What the user should know of those that were done, one sentence each.
  package var remarks: [String] = []
}

extension Engine {
  /// Copies files into the library, and the pictures of folders and of the folders in them.
  ///
  /// - Parameters:
  ///   - paths: as the user typed them.
  ///   - hear: gets how many were looked at, of how many, now and then.
  package func importFiles(
    _ paths: [String], hear: (Int, Int) -> Void = { _, _ in }
  ) async -> FileDeeds<Asset> {
    guard let library = ports.library else { return FileDeeds() }
    let found = paths.map { (typed: $0, files: ImageFiles.under(UserPath($0).absolute)) }
    var deeds = await each(of: found.flatMap(\.files), hear) { path throws(Failure) in try library.importFile(path) }
    deeds.failures += found.filter(\.files.isEmpty).map { Self.nothing(in: $0.typed) }
    deeds.remarks = library.notices()
    return deeds
  }

  /// Where a copy of one picture goes that is saved to a path of the user's: a folder gets the picture's own name, and a name
  /// without an ending that of the picture.
  package func target(_ typed: String, of source: PictureSource) -> String {
    let path = UserPath(typed).absolute
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if typed.hasSuffix("/") || (isThere && isFolder.boolValue) {
      return (path as NSString).appendingPathComponent(source.fileName)
    }
    let ending = (source.fileName as NSString).pathExtension
    return (path as NSString).pathExtension.isEmpty && !ending.isEmpty ? "\(path).\(ending)" : path
  }

  /// - Parameter path: absolute, see `target`.
  package func save(_ source: PictureSource, to path: String, replacing: Bool) throws(Failure) {
    try ports.pictures.write(try bytes(of: source), to: path, replacing: replacing)
  }

  private func bytes(of source: PictureSource) throws(Failure) -> [UInt8] {
    switch source {
    case .file(let path): try ports.pictures.read(path, limit: Rules.pictureBytes)
    case .memory(let bytes, _): bytes
    }
  }

  private static func nothing(in path: String) -> Failure {
    Failure(
      .notAnImage, "There is no image file in \(Harmless.line(path, limit: 300)).",
      advice: "Files are chosen by their endings, such as .png and .jpg.")
  }

  /// Copies pictures into a folder; nothing is overwritten.
  ///
  /// - Parameters:
  ///   - folder: as the user typed it.
  ///   - embeds: whether the copies carry prompt, model and settings.
  /// - Returns: the paths of the copies.
  /// - Throws: a `.usage` failure where the folder cannot be one.
  package func export(
    _ assets: [Asset], to folder: String, embeds: Bool, hear: (Int, Int) -> Void = { _, _ in }
  ) async throws(Failure) -> FileDeeds<String> {
    guard let library = ports.library else { return FileDeeds() }
    let export = LibraryExport(
      library: library, pictures: ports.pictures, folder: UserPath(folder).absolute, embeds: embeds)
    try export.check()
    return await each(of: assets, hear) { asset throws(Failure) in try export.copy(asset) }
  }

  private func each<Thing, Result>(
    of things: [Thing], _ hear: (Int, Int) -> Void, _ work: (Thing) throws(Failure) -> Result
  ) async -> FileDeeds<Result> {
    var deeds = FileDeeds<Result>()
    for (number, thing) in things.enumerated() {
      if number > 0, number.isMultiple(of: 50) { hear(number, things.count) }
      do throws(Failure) { deeds.done.append(try work(thing)) } catch { deeds.failures.append(error) }
      // Answers to requests share the threads with this.
      await Task.yield()
    }
    return deeds
  }
}

extension PictureSource {
  /// Its file's name, or one for what has no file yet.
  fileprivate var fileName: String {
    switch self {
    case .file(let path): return (path as NSString).lastPathComponent
    case .memory(_, let mediaType):
      return "picture" + (ImageFormat(mediaType: mediaType).map { ".\($0.fileExtension)" } ?? "")
    }
  }
}
