import Domain
import Foundation
import GRDB

/// The way into the trash, out of it, and out of the library.
extension GRDBLibrary {
  package func discard(_ ids: [String]) throws(Failure) { try move(ids, toTrash: true) }

  package func restore(_ ids: [String]) throws(Failure) { try move(ids, toTrash: false) }

  package func delete(_ ids: [String]) throws(Failure) {
    var own = 0
    defer { if own > 0 { database.add(notice: Self.staying(own)) } }
    try inPortions(ids) { assets, failures throws(Failure) in
      try keepAsReferences(assets)
      own += assets.count { $0.state == .trashed && $0.file.hasPrefix("/") && LinkedPath.linkStatus($0.file) != nil }
      // Files first: a row without its file is marked at the next start, a file without its row would come back.
      failures += try database.write("The pictures were not deleted") { db in
        try assets.compactMap { asset in try delete(asset.id, db) }
      }
    }
    let needed = try database.read("The copies of references were not looked through") { try $0.digests() }
    folder.references.remove(but: needed, now: database.now())
  }

  /// Pictures that went along with requests of others are kept with those before they are deleted.
  private func keepAsReferences(_ assets: [Asset]) throws(Failure) {
    let users = try database.read("The requests were not looked through") { try $0.users(ofReferences: assets) }
    guard !users.isEmpty else { return }
    let digests = folder.keepCopies(of: assets, usedBy: users)
    try database.write("A reference was not kept") { try $0.point(users, to: digests) }
  }

  private static func staying(_ count: Int) -> String {
    count == 1
      ? "The file of 1 picture is your own, outside the library, and stays where it is."
      : "The files of \(count) pictures are your own, outside the library, and stay where they are."
  }

  /// - Returns: why not. The row is asked once more: another instance may have taken the picture back.
  private func delete(_ id: String, _ db: Database) throws -> Failure? {
    guard let asset = try db.asset(id: id) else { return nil }
    guard asset.state == .trashed else {
      return Failure(
        .usage, "The picture \(asset.id) is not in the trash.", advice: "Only what is there can be deleted for good.")
    }
    do throws(FileProblem) { try folder.delete(asset) } catch {
      return error.failure(.storage, "The picture was not deleted")
    }
    try db.deleteAsset(id: asset.id)
    return nil
  }

  /// Files first: rows are brought after them when the program ends in between.
  private func move(_ ids: [String], toTrash: Bool) throws(Failure) {
    let what = toTrash ? "The picture was not discarded" : "The picture was not taken back"
    try inPortions(ids) { assets, failures throws(Failure) in
      var files: [String: String] = [:]
      for asset in assets where (asset.state == .trashed) != toTrash {
        do throws(FileProblem) {
          files[asset.id] = try moveFile(of: asset, toTrash: toTrash)
        } catch {
          failures.append(error.failure(.storage, what))
        }
      }
      guard !files.isEmpty else { return }
      folder.sync(trash: toTrash)
      let moved = files
      try database.write("Pictures were moved but not noted") { db in
        for asset in try db.assets(ids: moved.keys.sorted()) { try place(asset, moved[asset.id], toTrash, db) }
      }
    }
  }

  /// The rest of the row stays as it is by now: another instance may have changed it since.
  private func place(_ asset: Asset, _ file: String?, _ toTrash: Bool, _ db: Database) throws {
    var asset = asset
    asset.file = file ?? asset.file
    if toTrash { (asset.state, asset.trashed) = (.trashed, database.now()) } else { asset.restore() }
    try db.savePlace(of: asset)
  }

  private func moveFile(of asset: Asset, toTrash: Bool) throws(FileProblem) -> String {
    guard !asset.file.hasPrefix("/"), !asset.isMissing else { return asset.file }
    return try folder.move(asset.file, toTrash: toTrash)
  }

  /// A hundred at a time: one write to the disk for each portion, and the other instances wait for no more than that.
  private func inPortions(
    _ ids: [String], _ work: (_ assets: [Asset], _ failures: inout [Failure]) throws(Failure) -> Void
  ) throws(Failure) {
    var failures: [Failure] = []
    for start in stride(from: 0, to: ids.count, by: 100) {
      do throws(Failure) {
        let part = ids[start..<min(start + 100, ids.count)]
        try database.holdingFiles { () throws(Failure) in try work(try found(part, &failures), &failures) }
      } catch {
        failures.append(error)
      }
    }
    if let failure = Failure.joined(failures) { throw failure }
  }

  private func found(_ ids: ArraySlice<String>, _ failures: inout [Failure]) throws(Failure) -> [Asset] {
    let found = try assets(Array(ids))
    guard found.count < ids.count else { return found }
    var others: [Asset] = []
    for id in Set(ids).subtracting(found.map(\.id)).sorted() {
      do throws(Failure) { others.append(try asset(id)) } catch { failures.append(error) }
    }
    return found + others
  }
}
