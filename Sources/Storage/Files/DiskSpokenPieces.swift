import CDigest
import Domain
import Foundation

/// Pieces of speech that were paid for, as files beside the library, until their text is whole. Each begins with a line of JSON
/// that says what the service said of it.
package struct DiskSpokenPieces: SpokenPieces {
  private let folder: String
  /// Of one piece.
  private static let limit = 256 << 20
  private static let ending = ".piece"

  package init(paths: Paths) { folder = paths.speech }

  private struct Head: Codable {
    var contentType: String
    var generationID: String?
  }

  package func load(_ request: SpeechRequest, at place: Int) -> SpokenPiece? {
    guard let path = path(of: request, at: place), let bytes = try? RegularFile.read(path, limit: Self.limit),
      let line = bytes.firstIndex(of: 0x0A),
      let head = Detail.value(Head.self, from: String(decoding: bytes[..<line], as: UTF8.self))
    else { return nil }
    return SpokenPiece(
      bytes: Array(bytes[(line + 1)...]), contentType: Harmless.line(head.contentType, limit: 200),
      generationID: head.generationID.map { Harmless.line($0, limit: 200) })
  }

  package func keep(_ piece: SpokenPiece, of request: SpeechRequest, at place: Int) throws(Failure) {
    guard let path = path(of: request, at: place),
      let head = try? Detail.text(Head(contentType: piece.contentType, generationID: piece.generationID))
    else { throw Failure(.storage, "A piece of the speech was not kept.") }
    try write([Array(head.utf8), [0x0A], piece.bytes], to: path)
  }

  package func keepRest(
    _ piece: SpokenPiece, of request: SpeechRequest, at place: Int
  ) throws(Failure) -> String {
    guard let name = name(of: request, at: place) else { throw Failure(.storage, "A piece was not kept.") }
    let path = "\(folder)/\(name)-broken.\(request.format == .mp3 ? "mp3" : "pcm")"
    try write([piece.bytes], to: path)
    return path
  }

  package func remove(_ requests: [SpeechRequest]) {
    for (place, request) in requests.enumerated() {
      if let path = path(of: request, at: place) { unlink(path) }
    }
  }

  private func write(_ parts: [[UInt8]], to path: String) throws(Failure) {
    do throws(FileProblem) {
      try Folder.make(folder, mode: 0o700)
      try AtomicFile(path: path, mode: .exactly(0o600)).write(parts)
    } catch {
      throw error.failure(.storage, "A piece of the speech was not kept")
    }
  }

  private func path(of request: SpeechRequest, at place: Int) -> String? {
    name(of: request, at: place).map { "\(folder)/\($0)\(Self.ending)" }
  }

  /// Made of all that the request says but its time limit, so that no other request finds it.
  private func name(of request: SpeechRequest, at place: Int) -> String? {
    let parts = [
      request.model, request.voice ?? "", request.format.wire, String(request.speed ?? 100), String(place),
      request.text,
    ]
    guard let text = try? Detail.text(parts) else { return nil }
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    let isMade = bytes.withUnsafeBytes { cdigest_sha256($0.baseAddress, $0.count, &digest) }
    return isMade ? digest.prefix(16).map { ReferenceCopies.hexadecimal($0) }.joined() : nil
  }
}
