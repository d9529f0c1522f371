import Domain
import Service

/// The answer to a request for speech, once its first bytes have shown that it is a sound: an error may come as a success.
final class SpokenAnswer: RelayedAnswer {
  private let answer: Relay
  private let reader: FailureReader
  private var unpacker: Unpacker?
  /// What was read ahead.
  private var opening: [UInt8] = []
  private var isOver = false

  /// So many bytes tell what it is.
  private static let enough = 16
  /// An error is a sentence, not more.
  private static let mostText = 1 << 20

  init(_ answer: Relay, _ reader: FailureReader) async throws(Failure) {
    self.answer = answer
    self.reader = reader
    // Bare samples may begin like anything: they are unpacked only where the head says that they are packed.
    if !answer.coding.isEmpty { unpacker = Unpacker(mayBeBare: answer.coding.contains("deflate")) }
    try await readAhead(to: Self.enough)
    if opening.isEmpty { throw failed.bad("it is empty") }
    if isText { try await refuse() }
  }

  /// As the service states it, with the rate of samples.
  var contentType: String { answer.fullType }
  var cancel: @Sendable () -> Void { answer.cancel }
  var outcome: Outcome { answer.outcome }

  /// It was opened before this was made.
  func open() async throws(Failure) -> Bool { true }

  func next() async throws(Failure) -> RelayedPiece? {
    guard opening.isEmpty else {
      defer { opening = [] }
      return .bytes(opening)
    }
    guard !isOver, let bytes = try await piece() else { return nil }
    return .bytes(bytes)
  }

  private func piece() async throws(Failure) -> [UInt8]? {
    guard let bytes = try await packed() else { return nil }
    guard unpacker != nil else { return bytes }
    var plain: [UInt8] = []
    do {
      try unpacker?.feed(bytes) { plain += $0 }
    } catch {
      throw failed.bad("what it is packed with is damaged")
    }
    return plain
  }

  private func packed() async throws(Failure) -> [UInt8]? {
    while let piece = try await answer.next() {
      if case .bytes(let bytes) = piece { return bytes }
    }
    return nil
  }

  private func readAhead(to count: Int) async throws(Failure) {
    while !isOver, opening.count < count {
      guard let bytes = try await piece() else {
        isOver = true
        return
      }
      opening += bytes
    }
  }

  /// Whether it says or looks as if it were JSON or a page.
  private var isText: Bool {
    let isBinary = ["ID3", "RIFF"].contains { opening.starts(with: $0.utf8) } || opening[0] >= 0x80
    if isBinary { return false }
    let type = answer.contentType
    let start = String(decoding: opening.prefix(Self.enough), as: UTF8.self).lowercased()
    return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
      || ["{\"", "{ ", "{\n", "{\r", "<!doc", "<html"].contains { start.hasPrefix($0) }
  }

  /// - Throws: what the text says, unless it is none: samples may begin like it.
  private func refuse() async throws(Failure) {
    try await readAhead(to: Self.mostText)
    let start = opening.first { $0 > 0x20 }
    if start == UInt8(ascii: "<") { throw failed.webPage }
    guard let root = (try? JSONDocument(opening))?.root else {
      if answer.contentType.hasPrefix("audio/") { return }
      throw failed.bad("it is no sound")
    }
    try failed.check(root)
    throw failed.bad("it is JSON and no sound")
  }

  private var failed: Answer { Answer(reader: reader, generationID: answer.outcome.generationID) }
}
