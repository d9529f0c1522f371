import Domain
import Foundation

/// What a client calls a request, or its progress: a text or a whole number, given back as it came.
struct RequestID: Hashable, Sendable {
  /// As JSON.
  let json: String

  private static let longest = 1024

  /// - Parameter raw: JSON; nil for null, fractions and everything else that is no name.
  init?(_ raw: [UInt8]?) {
    guard let raw, raw.count <= Self.longest else { return nil }
    let text = String(decoding: raw, as: UTF8.self)
    guard raw.first == UInt8(ascii: "\"") else {
      guard text.wholeMatch(of: /-?(0|[1-9]\d{0,29})/) != nil else { return nil }
      json = text
      return
    }
    // One text may be written in several ways, and a broken escape must not come back.
    let read = try? JSONSerialization.jsonObject(with: Data(raw), options: .fragmentsAllowed)
    guard let plain = read as? String else { return nil }
    json = JSONText.text(plain).compact
  }
}
