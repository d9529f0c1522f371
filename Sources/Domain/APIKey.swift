/// An OpenRouter key, which prints itself only masked.
package struct APIKey: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let secret: String

  /// Trims blanks, quotes, line ends and a byte-order mark.
  ///
  /// - Throws: a `.configuration` failure when nothing is left, when it is over 512 bytes, or when it holds
  ///   anything but printable ASCII (which could not stand in a header).
  package init(_ text: String) throws(Failure) {
    let edges: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\"", "'", "\u{FEFF}"]
    var trimmed = text[...]
    while let first = trimmed.first, edges.contains(first) { trimmed.removeFirst() }
    while let last = trimmed.last, edges.contains(last) { trimmed.removeLast() }
    guard !trimmed.isEmpty else {
      throw Failure(.configuration, "The key is empty.", advice: "Paste a key that begins with sk-or-.")
    }
    guard trimmed.utf8.count <= 512, trimmed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Failure(
        .configuration, "That is not an OpenRouter key: a key is one word of plain letters, digits and dashes.",
        advice: "Copy it again from openrouter.ai/settings/keys.")
    }
    secret = String(trimmed)
  }

  /// The key itself, for the Authorization header and the key's own file, and for nothing else.
  package func reveal() -> String { secret }

  /// The first letters and the last four, e.g. `sk-or-…9f2c`; short keys show nothing of themselves.
  package var masked: String {
    guard secret.count >= 16 else { return "…" }
    let lead = secret.hasPrefix("sk-or-") ? "sk-or-" : ""
    return "\(lead)…\(secret.suffix(4))"
  }

  package var description: String { masked }
  package var debugDescription: String { masked }
  package var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
