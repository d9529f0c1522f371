import Domain
import Foundation

/// Notes of pictures outside the library whose rows are still to be written: one file for each, which the next opening of the
/// library takes in.
struct WaitingNotes: Sendable {
  let folder: String

  private static let limit = 4 << 20

  /// - Returns: whether the next opening will find it.
  func add(_ asset: Asset) -> Bool {
    guard let text = try? Detail.text(asset) else { return false }
    try? Folder.make(folder, mode: 0o755)
    let file = AtomicFile(path: path(asset.id), mode: .exactly(0o600), isLasting: false)
    return (try? file.write(Array(text.utf8))) != nil
  }

  func remove(_ id: String) { unlink(path(id)) }

  /// What cannot be read is left where it is.
  func all() -> [Asset] {
    Folder.files(in: folder, ending: [".json"]).compactMap { name in
      guard let bytes = try? RegularFile.read("\(folder)/\(name)", limit: Self.limit),
        let asset = Detail.value(Asset.self, from: String(decoding: bytes, as: UTF8.self)), asset.file.hasPrefix("/"),
        name == "\(asset.id).json"
      else { return nil }
      return asset
    }
  }

  private func path(_ id: String) -> String { "\(folder)/\(id).json" }
}
