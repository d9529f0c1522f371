import CDigest
import Domain
import Foundation

/// The bytes of references that are no pictures of the library, kept so that a request can be sent again once the user's
/// file was moved: one file for each, named by its digest.
struct ReferenceCopies: Sendable {
  let folder: String

  private static let endings = ["image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"]
  /// A copy that was just written or asked for may belong to a row that comes in a moment.
  private static let patience = 3600

  /// SHA-256 in hexadecimal digits; nil where libcrypto cannot make one.
  static func digest(of reference: Reference) -> String? {
    var digest = [UInt8](repeating: 0, count: 32)
    let isMade = reference.bytes.withUnsafeBytes { cdigest_sha256($0.baseAddress, $0.count, &digest) }
    return isMade ? digest.map { hexadecimal($0) }.joined() : nil
  }

  /// Keeps the bytes of a reference that has its digest.
  func keep(_ reference: Reference) throws(FileProblem) {
    guard let digest = reference.digest else { return }
    try Folder.make(folder, mode: 0o700)
    let path = path(digest, reference.mediaType)
    do throws(FileProblem) {
      try AtomicFile(path: path, mode: .exactly(0o600), replacing: false).write(reference.bytes)
    } catch {
      guard error.reason == .exists else { throw error }
      utimes(path, nil)
    }
  }

  /// Nil for a reference without a copy.
  func path(of reference: Reference) -> String? {
    guard let digest = reference.digest, Self.isDigest(digest) else { return nil }
    let path = path(digest, reference.mediaType)
    return LinkedPath.linkStatus(path) == nil ? nil : path
  }

  /// Removes copies that no row needs.
  ///
  /// - Parameter needed: digests.
  func remove(but needed: Set<String>, now: Date) {
    let limit = Int(now.timeIntervalSince1970) - Self.patience
    for name in Folder.sizes(in: folder, ending: Set(Self.endings.values)).keys {
      guard let digest = name.split(separator: ".").first, !needed.contains(String(digest)),
        let status = LinkedPath.linkStatus("\(folder)/\(name)"), FileTime(modifiedBy: status).seconds < limit
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }

  /// Whether it can be a part of a file's name: it may come from a file that anybody wrote.
  static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private func path(_ digest: String, _ mediaType: String) -> String {
    "\(folder)/\(digest).\(Self.endings[mediaType] ?? "png")"
  }

  static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
