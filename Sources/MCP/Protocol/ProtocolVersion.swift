/// A revision of the protocol that is spoken here.
enum ProtocolVersion: String, CaseIterable, Sendable {
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// What is offered to a client that begins with another one.
  static let newestHandshake = november2025

  /// Whether each request says for itself which revision it is of, without a handshake before.
  var isStateless: Bool { self == .july2026 }

  var allowsBatches: Bool { self == .march2025 }

  /// Whether results have a part for programs, links to files, and schemas for both.
  var hasStructuredContent: Bool { self != .march2025 }
}
