import Domain
import Foundation
import Interface

extension EffectRunner {
  /// Files, and the pictures of folders and of the folders in them; one that cannot be taken does not keep the others out.
  func importFiles(_ paths: [String], _ library: any AssetLibrary) async {
    let files = paths.flatMap { ImageFiles.under(UserPath($0).absolute) }
    var taken: [String] = []
    await each(of: files, saying: "Imported") { path throws(Failure) in taken.append(try library.importFile(path).id) }
    let remarks = library.notices()
    for remark in remarks { inbox.post(.noticed(.warning, remark)) }
    if files.isEmpty { inbox.post(.noticed(.warning, "There is no image file there.")) }
    // One sentence for all of it, last, as the line on the screen has room for one.
    let undo: GalleryStep? = taken.isEmpty ? nil : .discard(taken)
    inbox.post(
      .gallery(
        .changed(
          undo: undo, said: Self.imported(taken.count, files.count - taken.count, remarks.count), at: taken.first)))
  }

  private static func imported(_ count: Int, _ failed: Int, _ remarks: Int) -> String {
    guard count > 0 else { return "" }
    let words = count == 1 ? "One picture imported" : "\(count) pictures imported"
    let others = failed == 0 ? "" : ", \(failed) could not be"
    return words + others + (remarks + failed > 1 ? "; the log (L) tells of each." : ".")
  }

  /// Copies with their metadata in them; nothing is overwritten.
  func export(_ ids: [String], to folder: String, _ library: any AssetLibrary) async throws(Failure) {
    let target = UserPath(folder).absolute
    let embeds = services.settings.load().settings.general.embedsMetadata
    let export = LibraryExport(library: library, pictures: services.pictures, folder: target, embeds: embeds)
    try export.check()
    let copied = await each(of: try library.assets(ids), saying: "Exported") { asset throws(Failure) in
      _ = try export.copy(asset)
    }
    guard copied > 0 else { return }
    let words = copied == 1 ? "One picture is" : "\(copied) pictures are"
    inbox.post(.noticed(.success, "\(words) in \(Harmless.line(target, limit: 300)) now."))
  }

  /// One that cannot be done does not keep the others from it; the first few are told in full.
  ///
  /// - Returns: how many were done.
  @discardableResult
  private func each<Thing>(
    of things: [Thing], saying word: String, _ work: (Thing) throws(Failure) -> Void
  ) async -> Int {
    var failures: [Failure] = []
    for (number, thing) in things.enumerated() {
      if number > 0, number.isMultiple(of: 50) { inbox.post(.noticed(.info, "\(word) \(number) of \(things.count)…")) }
      do throws(Failure) { try work(thing) } catch { failures.append(error) }
      // Answers to requests share the threads with this.
      await Task.yield()
    }
    for failure in failures.prefix(5) { inbox.post(.effectFailed(failure)) }
    if failures.count > 5 { inbox.post(.noticed(.error, "\(failures.count - 5) more could not be done either.")) }
    return things.count - failures.count
  }
}
