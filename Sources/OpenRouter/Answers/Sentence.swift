/// Joins what failed and why into one sentence.
enum Sentence {
  /// `start: detail.`, or `start.` when there is no detail.
  static func make(_ start: String, _ detail: String) -> String {
    let detail = bare(detail)
    return detail.isEmpty ? "\(start)." : "\(start): \(detail)."
  }

  /// Without the dot, colon or blank at its end.
  static func bare(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last == "." || last == " " || last == ":" { text.removeLast() }
    return String(text)
  }
}
