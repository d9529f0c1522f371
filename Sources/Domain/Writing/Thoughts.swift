import Foundation

/// What a thinking model writes for itself, between marks such as `<think>` and `</think>`: no part of what it says.
package struct Thoughts: Sendable {
  private var waiting = ""
  private var isInside = false

  package init() {}

  /// The text without its thoughts. What follows an opening mark that is never closed is thought as well, and so is what
  /// stands before a closing mark that was never opened.
  package static func removed(from text: String) -> String {
    var rest = final(text)
    var said = ""
    var isInside = false
    while let mark = Mark(in: rest) {
      if mark.isClosing {
        if !isInside { said = "" }
      } else if !isInside {
        said += rest[..<mark.range.lowerBound]
      }
      isInside = !mark.isClosing
      rest = rest[mark.range.upperBound...]
    }
    if !isInside { said += rest }
    guard said.count != text.count else { return text }
    return unwrapped(String(said.drop(while: \.isWhitespace)))
  }

  /// Models that mark their thoughts mark the answer behind them, too.
  private static func unwrapped(_ said: String) -> String {
    let mark = /<\/?answer>|<\|(?:START|END)_RESPONSE\|>|<\|(?:begin|end)_of_solution\|>/
    guard said.firstMatch(of: mark) != nil else { return said }
    return said.replacing(mark, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The next piece of a text, as far as it can be shown by now.
  package mutating func passing(_ piece: String) -> String {
    waiting += piece
    var shown = ""
    while let mark = Mark(in: waiting[...]) {
      if !isInside, !mark.isClosing { shown += waiting[..<mark.range.lowerBound] }
      isInside = !mark.isClosing
      waiting = String(waiting[mark.range.upperBound...])
    }
    let held = Mark.unfinished(in: waiting)
    if !isInside { shown += waiting.dropLast(held) }
    waiting = String(waiting.suffix(held))
    return shown
  }

  /// What was still held back at the end.
  package mutating func finish() -> String {
    defer { waiting = "" }
    return isInside ? "" : waiting
  }

  /// Some models mark the channel that they speak on instead: only the last one is for others.
  private static func final(_ text: String) -> Substring {
    guard let mark = text.ranges(of: "<|channel|>final<|message|>").last else { return text[...] }
    return text[mark.upperBound...]
  }

  /// One mark in a text.
  private struct Mark {
    var range: Range<Substring.Index>
    var isClosing: Bool

    private static let names: Set<String> = [
      "think", "thinking", "reasoning", "thought", "thoughts", "reflection", "scratchpad", "monologue",
    ]
    /// What some models put before the name; with those of the first kind the thoughts end.
    private static let closings = ["/", "end_of_", "end_"]
    private static let leads = ["begin_of_", "start_", "inner_", "seed:", "ant"]
    private static let pairs: [Character: Character] = ["<": ">", "[": "]", "◁": "▷"]
    private static let longest = 60
    private static let longestName = 24

    /// The first one; nil where there is none.
    init?(in text: Substring) {
      var rest = text
      while let start = rest.firstIndex(where: { Self.pairs[$0] != nil }) {
        if let mark = Mark(at: start, in: rest) {
          self = mark
          return
        }
        rest = rest[rest.index(after: start)...]
      }
      return nil
    }

    private init?(at start: Substring.Index, in text: Substring) {
      guard let close = Self.pairs[text[start]],
        let end = text[start...].prefix(Self.longest).firstIndex(of: close)
      else { return nil }
      var inner = text[text.index(after: start)..<end].lowercased().trimmingCharacters(in: ["|"])
      let closing = Self.closings.first { inner.hasPrefix($0) }
      inner.removeFirst(closing?.count ?? 0)
      if let lead = Self.leads.first(where: { inner.hasPrefix($0) }) { inner.removeFirst(lead.count) }
      let name = String(inner.prefix { $0.isLetter })
      // Square brackets stand around many a word.
      guard close == "]" ? name == "think" && inner.count <= 6 : Self.names.contains(name) else { return nil }
      guard inner.dropFirst(name.count).first?.isWhitespace ?? true else { return nil }
      range = start..<text.index(after: end)
      isClosing = closing != nil
    }

    /// How many characters at the end may be the beginning of a mark.
    static func unfinished(in text: String) -> Int {
      let tail = text.suffix(longest)
      guard let start = tail.lastIndex(where: { pairs[$0] != nil }), let close = pairs[tail[start]],
        !tail[start...].contains(close)
      else { return 0 }
      let rest = tail[tail.index(after: start)...]
      let name = rest.prefix { $0.isLetter || "/|_:".contains($0) }
      // Behind a whole name more may stand before the mark ends.
      let isOpen =
        name.count == rest.count
        ? name.count <= longestName : names.contains(name.drop { !$0.isLetter }.lowercased())
      return isOpen ? tail.distance(from: start, to: tail.endIndex) : 0
    }
  }
}
