/// Text from outside (the service, files, arguments) made safe to show, once, where it comes in.
package enum Harmless {
  /// One line: controls, line ends included, become visible pictures and tabs blanks; bidirectional overrides, invisible
  /// and tag characters become visible escapes; joiners of emoji go. Text of more than `limit` scalars is cut there, with
  /// an ellipsis behind.
  package static func line(_ text: String, limit: Int = 10_000) -> String {
    render(text, limit: limit) { _ in false }
  }

  /// Several lines: as `line`, but newlines stay (CR LF and CR become LF).
  package static func block(_ text: String, limit: Int = 200_000) -> String {
    render(unified(text), limit: limit) { $0 == "\n" }
  }

  /// Text that is kept and sent, not shown: prompts out of files. Joiners and directions are a part of words there, so that
  /// only controls go, but for line ends and tabs; whoever shows it makes a line or a block of it.
  package static func words(_ text: String, limit: Int = 200_000) -> String {
    var scalars = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: true
      case 0..<0x20, 0x7F..<0xA0: false
      default: true
      }
    }
    if scalars.count > limit { scalars.removeLast(scalars.count - limit) }
    return String(scalars)
  }

  /// Works on scalars: CR LF is one character, in which a search for CR finds nothing.
  private static func unified(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        out.append("\n")
      } else if scalar != "\n" || previous != "\r" {
        out.append(scalar)
      }
      previous = scalar
    }
    return String(out)
  }

  private static func render(_ text: String, limit: Int, keeping: (Unicode.Scalar) -> Bool) -> String {
    guard needsWork(text, limit: limit) else { return text }
    var out = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < limit else {
        out.append("…")
        break
      }
      count += 1
      // What joins emoji is left out: terminals do not agree on the width of joined ones, and side by side they are read.
      if scalar == "\u{200D}", out.last.map(isPictogram) == true { continue }
      if keeping(scalar) { out.append(scalar) } else { append(scalar, to: &out) }
    }
    return String(out)
  }

  private static func isPictogram(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFE0F || scalar.value > 0xFF && scalar.properties.isEmoji
  }

  private static func needsWork(_ text: String, limit: Int) -> Bool {
    text.utf8.count > limit || text.unicodeScalars.contains { isDangerous($0) }
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout String.UnicodeScalarView) {
    guard isDangerous(scalar) else {
      out.append(scalar)
      return
    }
    switch scalar.value {
    case 0x09: out.append(" ")
    case 0..<0x20: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
    case 0x7F: out.append("\u{2421}")
    case _ where AnyBytes.byte(of: scalar) != nil:
      out.append(contentsOf: "\\x\(String(scalar.value & 0xFF, radix: 16))".unicodeScalars)
    default: out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    }
  }

  /// What would act on a terminal or break a script: C0, DEL, C1, bidirectional controls, zero-width and tag characters,
  /// line and paragraph separators; and what stands for bytes that are no text.
  package static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F, 0x10FF80...0x10FFFF:
      true
    default: false
    }
  }
}
