import Domain

extension ForeignExport {
  /// Puts the settings into Talemate's file, whose other settings stay. Returns where the old file is kept.
  package func mergeIntoTalemate(_ path: String) throws(Failure) -> String {
    let file = ForeignFile(path)
    let old = try file.read()
    let bytes = try talemate(into: ForeignDocument(bytes: old ?? [], name: path))
    return try file.replace(old, with: bytes) ?? ""
  }
}
