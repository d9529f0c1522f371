import Foundation

/// Status and header fields of an answer. Values are the server's own: redact and clean them before they are shown.
struct HTTPHead: Sendable {
  var status: Int
  private var fields: [String: String] = [:]

  /// - Parameter lines: the header lines, from the status line on. Of fields of the same name the first stays.
  init(status: Int, lines: some Sequence<UInt8>) {
    self.status = status
    for line in Array(lines).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      if fields[name] == nil { fields[name] = String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self) }
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    guard let last = rest.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return [] }
    return rest[...last]
  }

  subscript(name: String) -> String? { fields[name.lowercased()] }

  /// The media type alone, in lower case.
  var contentType: String {
    (self["content-type"] ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
  }

  var contentLength: Int? { self["content-length"].flatMap { Int($0) } }
  var isEventStream: Bool { contentType == "text/event-stream" }
  var isWebPage: Bool { contentType == "text/html" || contentType == "application/xhtml+xml" }
  var isSuccess: Bool { (200..<300).contains(status) }

  /// How the body is packed, by what the head claims; empty for not at all. The body's own bytes decide.
  var coding: String {
    let codings = [self["content-encoding"], self["transfer-encoding"]].compactMap { $0?.lowercased() }
    return codings.first { !["", "identity", "chunked"].contains($0) } ?? ""
  }
}
