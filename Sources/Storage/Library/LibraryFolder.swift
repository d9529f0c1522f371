import Domain
import Foundation
import Raster

/// The image files of the library: `images`, its `trash`, and the metadata of those files that cannot carry it.
struct LibraryFolder: Sendable {
  let images: String
  let references: ReferenceCopies

  var trash: String { images + "/trash" }
  var waiting: WaitingNotes { WaitingNotes(folder: images + "/.waiting") }

  /// What came in a format that is not known here is a `bin`.
  private static let endings = ImageFormat.keptEndings.union(["bin"])

  /// What is named as an image in the folder itself, or in its trash: names with their bytes. Nil is no regular file.
  func files(inTrash: Bool) -> [String: Int?] {
    Folder.sizes(in: inTrash ? trash : images, ending: Self.endings)
  }

  func path(of asset: Asset) -> String {
    if asset.file.hasPrefix("/") { return asset.file }
    return (asset.state == .trashed ? trash : images) + "/" + asset.file
  }

  /// A picture's name in the library's folder or its trash, so that it is found wherever the library is moved to; other
  /// paths as they are.
  func ownName(of path: String) -> String { holds(path) ? Folder.name(of: path) : path }

  /// Whether a path leads to a picture of the library, in its folder or its trash.
  func holds(_ path: String) -> Bool { [images, trash].contains(Folder.parent(of: path)) }

  /// The file with the asset's metadata in it; as it is where the format cannot carry it.
  func marked(_ bytes: [UInt8], with asset: Asset) -> [UInt8] {
    guard let text = try? Detail.text(asset.shareable(within: images)) else { return bytes }
    return (try? ImageMetadata.embed(text, into: bytes)) ?? bytes
  }

  /// Keeps metadata beside a file that does not carry it itself.
  func writeSidecar(of asset: Asset) throws {
    let path = sidecar(of: asset.file)
    try Folder.make(Folder.parent(of: path), mode: 0o755)
    let text = try Detail.text(asset.shareable(within: images))
    try AtomicFile(path: path, mode: .exactly(0o644)).write(Array(text.utf8))
  }

  /// Writes changed metadata to where it was: into the file, or beside it.
  ///
  /// - Returns: the bytes that the file has now.
  func rewriteMetadata(of asset: Asset) throws -> Int {
    guard !asset.file.hasPrefix("/") else { return asset.byteCount }
    let path = path(of: asset)
    let bytes = try RegularFile.read(path, limit: Rules.pictureBytes)
    guard ImageMetadata.read(from: bytes) != nil else {
      try writeSidecar(of: asset)
      return bytes.count
    }
    let marked = marked(bytes, with: asset)
    if marked != bytes { try AtomicFile(path: path, mode: .kept(orElse: 0o644)).write(marked) }
    unlink(sidecar(of: asset.file))
    return marked.count
  }

  /// What a file that was written by somebody else is now.
  ///
  /// - Returns: `old` with the new measures, and whether the file shows another picture than the row tells of, or none.
  func measured(_ old: Asset) throws(FileProblem) -> (asset: Asset, isOther: Bool) {
    let bytes = try RegularFile.read(path(of: old), limit: Rules.pictureBytes)
    var new = old
    new.measure(bytes)
    return (new, (new.width, new.height) != (old.width, old.height) || Self.isOther(bytes, than: old))
  }

  private static func isOther(_ bytes: [UInt8], than old: Asset) -> Bool {
    if let said = ImageMetadata.read(from: bytes).flatMap({ Detail.value(Asset.self, from: $0) }), said.id != old.id {
      return true
    }
    return ImageFormat.sniff(bytes)?.isDecodable == true && (try? Decoder.check(bytes)) == nil
  }

  /// What a file says of itself, made safe: its pixels and bytes are measured, never believed.
  ///
  /// - Throws: for what is no image by its first bytes, before the rest of it is read.
  func asset(file: String, inTrash: Bool, fallback now: Date) throws(FileProblem) -> Asset {
    let path = (inTrash ? trash : images) + "/" + file
    guard ImageFormat.sniff(try RegularFile.head(path, count: 16_384))?.isKept == true else {
      throw FileProblem(path, .notAFile("something else"))
    }
    let bytes = try RegularFile.read(path, limit: Rules.pictureBytes)
    let beside = (try? RegularFile.read(sidecar(of: file), limit: ImageMetadata.limit)).map {
      String(decoding: $0, as: UTF8.self)
    }
    // What the file itself says is the newer one wherever there are both.
    let said = ImageMetadata.read(from: bytes) ?? beside
    var asset = Self.asset(saying: said, created: Self.modified(path).map { min($0, now) } ?? now)
    asset.file = file
    asset.measure(bytes)
    if inTrash {
      asset.state = .trashed
      asset.trashed = now
    } else if asset.state == .trashed {
      asset.restore()
    }
    return asset
  }

  /// - Parameter text: JSON from a file, which anybody may have written.
  static func asset(saying text: String?, created: Date) -> Asset {
    guard let text, let asset = Detail.value(Asset.self, from: text) else {
      return Asset(id: Asset.newID(), created: created)
    }
    return asset.harmless(created: created)
  }

  /// Renames into the trash or out of it; never over another file. `sync` makes it last.
  ///
  /// - Returns: the file's name there.
  func move(_ file: String, toTrash: Bool) throws(FileProblem) -> String {
    let (from, to) = toTrash ? (images, trash) : (trash, images)
    try Folder.make(to, mode: 0o755)
    if let status = LinkedPath.linkStatus(from + "/" + file), status.st_mode & S_IFMT != S_IFLNK,
      let kind = RegularFile.otherKind(status)
    {
      throw FileProblem(from + "/" + file, .notAFile(kind))
    }
    var name = file
    var attempt = 1
    // Rows know files by their names alone: one that is free here must be free there, too.
    while LinkedPath.linkStatus("\(to)/\(name)") != nil
      || name != file && LinkedPath.linkStatus("\(from)/\(name)") != nil
    {
      attempt += 1
      name = "\(attempt)-\(file)"
    }
    guard rename(from + "/" + file, to + "/" + name) == 0 else { throw FileProblem(from + "/" + file, code: errno) }
    if name != file { rename(sidecar(of: file), sidecar(of: name)) }
    return name
  }

  /// Keeps the bytes of pictures that went along with requests of others among the references, as far as they can be read.
  ///
  /// - Returns: their digests, by the files' names.
  func keepCopies(of assets: [Asset], usedBy users: [Asset]) -> [String: String] {
    var digests: [String: String] = [:]
    for asset in assets where users.contains(where: { $0.uses(asset.file) }) {
      digests[asset.file] = try? keepCopy(of: asset)
    }
    return digests
  }

  private func keepCopy(of asset: Asset) throws(FileProblem) -> String? {
    var copy = Reference(
      name: asset.file, path: asset.file, mediaType: asset.mediaType, width: asset.width, height: asset.height,
      bytes: try RegularFile.read(path(of: asset), limit: Rules.pictureBytes))
    let digest = ReferenceCopies.digest(of: copy)
    copy.digest = digest
    try references.keep(copy)
    return digest
  }

  func sync(trash: Bool) { Folder.sync(trash ? self.trash : images) }

  /// Files outside the library are left alone, and one that is gone already is as it should be.
  func delete(_ asset: Asset) throws(FileProblem) {
    guard !asset.file.hasPrefix("/") else { return }
    let path = path(of: asset)
    // What stands in a picture's place is not ours to delete.
    if let status = LinkedPath.linkStatus(path), status.st_mode & S_IFMT == S_IFDIR { return }
    guard unlink(path) == 0 || errno == ENOENT else { throw FileProblem(path, code: errno) }
    unlink(sidecar(of: asset.file))
  }

  private func sidecar(of file: String) -> String { "\(images)/.meta/\(file).json" }

  private static func modified(_ path: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }
}
