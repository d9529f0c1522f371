import Foundation

/// The text of a manual page, in the macros of man(7).
struct Roff {
  private(set) var text: String

  init(title: String, section: Int, source: String) {
    text = ".TH \"\(title)\" \"\(section)\" \"\" \"\(source)\" \"\(source)\"\n.nh\n.ad l\n"
  }

  mutating func heading(_ words: String) { text += ".SH \"\(Self.escaped(words))\"\n" }

  mutating func subheading(_ words: String) { text += ".SS \"\(Self.escaped(words))\"\n" }

  mutating func paragraph(_ words: String) { text += ".PP\n\(Self.body(words))\n" }

  /// A term with its explanation, indented.
  mutating func term(_ term: String, _ words: String) { text += ".TP\n\(term)\n\(Self.body(words))\n" }

  /// Lines that keep their breaks.
  mutating func lines(_ lines: some Sequence<some StringProtocol>) {
    text += ".PP\n.nf\n.RS 4\n" + lines.map { Self.body(String($0)) + "\n" }.joined() + ".RE\n.fi\n"
  }

  static func bold(_ words: String) -> String { "\\fB\(escaped(words))\\fR" }
  static func italic(_ words: String) -> String { "\\fI\(escaped(words))\\fR" }

  /// A line that begins with a dot or a quote would be taken for a macro.
  private static func body(_ words: String) -> String {
    let text = escaped(words)
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  private static func escaped(_ words: String) -> String {
    words.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
      .replacing("^", with: "\\(ha").replacing("~", with: "\\(ti").replacing("\n", with: " ")
  }
}
