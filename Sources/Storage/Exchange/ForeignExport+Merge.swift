import Domain

extension ForeignExport {
  /// Puts the settings into Talemate's file, whose other settings stay. Returns where the old file is kept.
  package func mergeIntoTalemate(_ path: String) throws(Failure) -> String {
    let bytes = try talemate(into: ForeignFile(path: path))
    let backup = path + ".before-visualizer"
    do throws(FileProblem) {
      let old = try RegularFile.read(path, limit: YAMLTree.sizeLimit)
      // It may hold keys.
      try AtomicFile(path: backup, mode: .exactly(0o600)).write(old)
      try AtomicFile(path: path, mode: .kept(orElse: 0o600)).write(bytes)
    } catch {
      throw error.failure(.storage, "The settings were not written")
    }
    return backup
  }
}
