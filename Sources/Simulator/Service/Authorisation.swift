import CDigest

/// A code that a user agreed to, and what its program must know to get a key for it.
struct Authorisation: Sendable {
  /// What the program said beforehand; nil asks for nothing.
  var challenge: String?
  var method: String
  var made = ContinuousClock.now

  /// A code serves once, and so long.
  static let lifetime = Duration.seconds(600)

  /// Whether the program that holds this is the one that began.
  func admits(verifier: String?) -> Bool {
    guard let challenge else { return true }
    guard let verifier else { return false }
    return method == "plain" ? verifier == challenge : Self.digest(of: verifier) == challenge
  }

  /// SHA-256 in Base64 for addresses, without padding.
  private static func digest(of text: String) -> String? {
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    guard cdigest_sha256(bytes, bytes.count, &digest) else { return nil }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var out = ""
    var (held, bits) = (0, 0)
    for byte in digest {
      (held, bits) = (held << 8 | Int(byte), bits + 8)
      while bits >= 6 {
        bits -= 6
        out.append(letters[held >> bits & 63])
      }
      held &= (1 << bits) - 1
    }
    if bits > 0 { out.append(letters[held << (6 - bits) & 63]) }
    return out
  }
}
