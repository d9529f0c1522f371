import Domain

/// A text of several lines on one line: where it was broken stands a blank, not the picture of a control.
enum OneLine {
  static func text(_ text: String, limit: Int = 10_000) -> String {
    let lines = text.prefix(limit + 1).split(whereSeparator: \.isNewline)
    return Harmless.line(lines.map { $0.trimmingPrefix(" ") }.joined(separator: " "), limit: limit)
  }
}
