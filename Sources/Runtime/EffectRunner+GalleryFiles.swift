import Domain
import Engine
import Interface

extension EffectRunner {
  /// One sentence for all of it, last, as the line on the screen has room for one.
  func importFiles(_ paths: [String]) async {
    let deeds = await engine.importFiles(paths) { number, count in
      inbox.post(.noticed(.info, "Imported \(number) of \(count)…"))
    }
    tell(deeds.failures)
    for remark in deeds.remarks { inbox.post(.noticed(.warning, remark)) }
    let taken = deeds.done.map(\.id)
    let said = Self.imported(taken.count, deeds.failures.count, deeds.remarks.count)
    inbox.post(.gallery(.changed(undo: taken.isEmpty ? nil : .discard(taken), said: said, at: taken.first)))
  }

  private static func imported(_ count: Int, _ failed: Int, _ remarks: Int) -> String {
    guard count > 0 else { return "" }
    let words = count == 1 ? "One picture imported" : "\(count) pictures imported"
    let others = failed == 0 ? "" : ", \(failed) could not be"
    return words + others + (remarks + failed > 1 ? "; the log (L) tells of each." : ".")
  }

  func export(_ ids: [String], to folder: String, _ library: any AssetLibrary) async throws(Failure) {
    let embeds = engine.ports.settings.load().settings.general.embedsMetadata
    let deeds = try await engine.export(try library.assets(ids), to: folder, embeds: embeds) { number, count in
      inbox.post(.noticed(.info, "Exported \(number) of \(count)…"))
    }
    tell(deeds.failures)
    guard !deeds.done.isEmpty else { return }
    let words = deeds.done.count == 1 ? "One picture is" : "\(deeds.done.count) pictures are"
    let target = Harmless.line(UserPath(folder).absolute, limit: 300)
    inbox.post(.noticed(.success, "\(words) in \(target) now."))
  }

  /// - Parameter path: as the user typed it.
  func sheet(_ order: SheetOrder, to path: String) throws(Failure) {
    let embeds = engine.ports.settings.load().settings.general.embedsMetadata
    let target = engine.target(path, of: .memory([], mediaType: "image/png"))
    try engine.ports.pictures.write(try engine.sheet(order, embeds: embeds), to: target, replacing: false)
    inbox.post(.noticed(.success, "The sheet is \(Harmless.line(target, limit: 300))."))
  }

  /// The first few in full.
  private func tell(_ failures: [Failure]) {
    for failure in failures.prefix(5) { inbox.post(.effectFailed(failure)) }
    if failures.count > 5 { inbox.post(.noticed(.error, "\(failures.count - 5) more could not be done either.")) }
  }
}
