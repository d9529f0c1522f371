/// Lines prepared for typing: lower-case texts side by side in one buffer, so that tens of thousands are filtered within a
/// keystroke.
struct FuzzyIndex: Sendable {
  /// All of it, one line after the other.
  private var text: [UInt8] = []
  /// Where each line begins; one more entry than lines.
  private var starts: [Int32] = [0]
  /// Which letters and digits occur in each line: a cheap test before the search.
  private var masks: [UInt64] = []

  /// - Parameters:
  ///   - lines: each in parts, between which stands a blank.
  ///   - longest: bytes of a part that are searched; hostile ones are kilobytes long.
  init(_ lines: some Sequence<[String]>, longest: Int) {
    for parts in lines {
      let start = text.count
      for (place, part) in parts.enumerated() {
        if place > 0 { text.append(0x20) }
        append(part, longest: longest)
      }
      starts.append(Int32(text.count))
      masks.append(text[start...].reduce(0) { $0 | FuzzyMatch.mask($1) })
    }
  }

  /// Lower case throughout, which beyond ASCII takes the slow way.
  private mutating func append(_ part: String, longest: Int) {
    let isASCII = part.utf8.allSatisfy { $0 < 0x80 }
    let folded = isASCII ? part : part.lowercased()
    text.append(contentsOf: folded.utf8.prefix(longest).lazy.map(FuzzyMatch.folded))
  }

  /// Positions of the lines that match, best first, equals in the order given.
  ///
  /// - Parameters:
  ///   - candidates: the positions to look through, in the order wanted among equals.
  ///   - score: how good a line is, below `FuzzyMatch.scores`; nil where it does not match.
  func matches(
    _ words: [[UInt8]], among candidates: [Int32],
    score: ([[UInt8]], UnsafeBufferPointer<UInt8>) -> Int? = { FuzzyMatch.score($0, in: $1) }
  ) -> [Int32] {
    guard !words.isEmpty else { return candidates }
    let wanted = words.reduce(0) { $0 | $1.reduce(0) { $0 | FuzzyMatch.mask($1) } }
    var buckets = Array(repeating: [Int32](), count: FuzzyMatch.scores)
    text.withUnsafeBufferPointer { bytes in
      for position in candidates where masks[Int(position)] & wanted == wanted {
        let line = UnsafeBufferPointer(rebasing: bytes[Int(starts[Int(position)])..<Int(starts[Int(position) + 1])])
        if let score = score(words, line) { buckets[score].append(position) }
      }
    }
    return buckets.reversed().flatMap { $0 }
  }
}
