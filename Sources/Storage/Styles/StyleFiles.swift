import Domain

/// The styles that come with the program and those in the user's folder `styles`.
package struct StyleFiles: Sendable {
  private static let mostFiles = 200

  let folder: String
  private let lock: String

  package init(paths: Paths) {
    folder = paths.styles
    lock = paths.state + "/styles.lock"
  }

  /// All styles. Files and templates that could not be read are skipped, with a sentence for each.
  package func load() -> (styles: StyleBook, notices: [String]) {
    var styles = Self.stock
    var notices: [String] = []
    for name in names {
      do throws(Failure) {
        let (own, skipped) = try read(name).read(isStock: false)
        styles += own
        notices += skipped.map { "styles/\(Harmless.line(name, limit: 100)): \($0.key) was skipped: \($0.reason)." }
      } catch {
        notices.append(error.title)
      }
    }
    return (StyleBook(styles), notices)
  }

  /// Writes a style of the user's own: into the file that has it, else into the file of its group. What the file holds
  /// besides stays, comments aside.
  ///
  /// - Throws: `.usage` for a stock style or an id without group; `.storage`.
  package func save(_ style: ImageStyle) throws(Failure) {
    guard !style.isStock else {
      throw Failure(
        .usage, "\(Harmless.line(style.name)) came with the program and cannot be changed.",
        advice: "Change a copy of it.")
    }
    let (group, uid) = try Self.parts(of: style.id)
    try FileLock.holding(lock) { () throws(Failure) in
      // `??` would widen the type of what is thrown.
      var (name, file) = (fileName(of: group), StyleFile(group: group))
      if let found = find(style.id) {
        (name, file) = found
      } else if LinkedPath.linkStatus(folder + "/" + name) != nil {
        file = try read(name)
      }
      file.put(style, uid: uid, group: group)
      try write(file, to: name)
    }
  }

  /// Removes a style of the user's own from its file. A stock style that it took the place of is back then.
  ///
  /// - Throws: `.usage` when no file of the user's has it; `.storage`.
  package func delete(_ id: String) throws(Failure) {
    try FileLock.holding(lock) { () throws(Failure) in
      guard case (let name, var file)? = find(id) else {
        throw Failure(
          .usage, "\(Harmless.line(id, limit: 200)) is no style of your own.",
          advice: "Stock styles cannot be deleted.")
      }
      file.remove(id)
      try write(file, to: name)
    }
  }

  /// Makes a copy of any style as one of the user's own, in the group `my_styles`. Returns it under its new id.
  package func duplicate(_ style: ImageStyle, named name: String) throws(Failure) -> ImageStyle {
    let taken = Set(load().styles.styles.map(\.id))
    let base = Slug(name, limit: 40, orElse: "style").text.map { $0 == "-" ? "_" : String($0) }.joined()
    let uids = [base] + (2...(taken.count + 2)).map { "\(base)_\($0)" }
    var copy = style
    copy.id = uids.map { StyleTemplate.id(group: "my_styles", uid: $0) }.first { !taken.contains($0) } ?? style.id
    copy.name = Harmless.line(name, limit: 100)
    copy.isStock = false
    try save(copy)
    return copy
  }

  private static let stock: [ImageStyle] =
    (try? StyleFile(parsing: EmbeddedAsset.stockStyles.bytes, named: "visual-styles.yaml").read(isStock: true).styles)
    ?? []

  private var names: [String] {
    Array(Folder.files(in: folder, ending: [".yaml", ".yml"]).prefix(Self.mostFiles))
  }

  private static func parts(of id: String) throws(Failure) -> (group: String, uid: String) {
    guard let cut = id.firstRange(of: "__"), cut.lowerBound > id.startIndex, cut.upperBound < id.endIndex else {
      throw Failure(.usage, "\(Harmless.line(id, limit: 200)) is no style's id.", advice: "Ids are GROUP__UID.")
    }
    return (String(id[..<cut.lowerBound]), String(id[cut.upperBound...]))
  }

  /// The file that new styles of a group go to.
  private func fileName(of group: String) -> String { Slug(group, orElse: "styles").text + ".yaml" }

  private func find(_ id: String) -> (name: String, file: StyleFile)? {
    for name in names.reversed() {
      guard let file = try? read(name) else { continue }
      if file.contains(id) { return (name, file) }
    }
    return nil
  }

  private func read(_ name: String) throws(Failure) -> StyleFile {
    let label = "styles/" + Harmless.line(name, limit: 100)
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try RegularFile.read(folder + "/" + name, limit: YAMLTree.sizeLimit)
    } catch {
      throw Failure(.storage, "\(label) cannot be used: \(error.words).")
    }
    do throws(YAMLProblem) {
      return try StyleFile(parsing: bytes, named: name)
    } catch {
      throw Failure(.storage, "\(label) cannot be used: \(Harmless.line(error.words)).")
    }
  }

  private func write(_ file: StyleFile, to name: String) throws(Failure) {
    let bytes: [UInt8]
    do throws(YAMLProblem) {
      bytes = try file.tree.file(header: ["Styles for Visualizer, in Talemate's layout."])
    } catch {
      throw Failure(.storage, "The style was not saved: \(error.words).")
    }
    do throws(FileProblem) {
      try Folder.make(folder, mode: 0o700)
      try AtomicFile(path: folder + "/" + name, mode: .kept(orElse: 0o644)).write(bytes)
    } catch {
      throw error.failure(.storage, "The style was not saved")
    }
  }
}
