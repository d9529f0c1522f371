import Domain

/// One YAML file of the config folder that maps names to what the user keeps under them.
struct ConfigTable: Sendable {
  let path: String
  let lock: String
  /// What it is called in messages, such as `snippets.yaml`.
  let label: String
  let header: [String]

  init(_ name: String, paths: Paths, header: [String]) {
    path = paths.config + "/" + name
    lock = paths.state + "/" + name + ".lock"
    label = name
    self.header = header
  }

  /// In the file's order; none where there is no file.
  func entries() throws(Failure) -> [YAMLTree.Entry] {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try RegularFile.read(path, limit: YAMLTree.sizeLimit)
    } catch {
      guard error.reason == .missing else { throw unusable(error.words) }
      return []
    }
    do throws(YAMLProblem) {
      guard let tree = try YAMLTree(parsing: bytes) else { return [] }
      guard let entries = tree.entries else { throw YAMLProblem(words: "it is no map of names") }
      return entries
    } catch {
      throw unusable(error.words)
    }
  }

  /// Changes what is there, comments aside, while no other instance does.
  func change(_ change: ([YAMLTree.Entry]) throws(Failure) -> [YAMLTree.Entry]) throws(Failure) {
    try FileLock.holding(lock) { () throws(Failure) in
      let changed = try change(entries())
      let bytes: [UInt8]
      do throws(YAMLProblem) {
        bytes = try YAMLTree.map(changed).file(header: header)
      } catch {
        throw Failure(.storage, "\(label) was not written: \(Harmless.line(error.words)).")
      }
      guard bytes.count <= YAMLTree.sizeLimit else {
        throw Failure(
          .storage, "\(label) would be longer than \(ByteCount.text(YAMLTree.sizeLimit)).",
          advice: "Remove something from it first.")
      }
      do throws(FileProblem) {
        try Folder.make(Folder.parent(of: path), mode: 0o700)
        try AtomicFile(path: path, mode: .kept(orElse: 0o600)).write(bytes)
      } catch {
        throw error.failure(.storage, "\(label) was not written")
      }
    }
  }

  private func unusable(_ words: String) -> Failure {
    Failure(
      .storage, "\(label) cannot be used: \(Harmless.line(words)).",
      advice: "Mend \(Harmless.line(path, limit: 300)), or move it away.")
  }
}
