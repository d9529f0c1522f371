/// Amounts of data as people read them: `812 B`, `1.1 kB`, `2.7 MB`.
package enum ByteCount {
  package static func text(_ bytes: Int) -> String {
    // What a server claims to send may be any number; rounding must not overflow.
    let bytes = min(max(0, bytes), 1 << 62)
    guard bytes >= 1000 else { return "\(bytes) B" }
    let (unit, name) = bytes < 999_500 ? (1000, "kB") : bytes < 999_500_000 ? (1_000_000, "MB") : (1_000_000_000, "GB")
    let tenths = (bytes + unit / 20) / (unit / 10)
    return tenths >= 1000 ? "\((bytes + unit / 2) / unit) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
  }
}
