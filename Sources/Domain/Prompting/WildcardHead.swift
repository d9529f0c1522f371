/// `2$$`, `1-3$$` or `2$$ and $$` at the start of a group: how many are drawn, and what stands between them.
struct WildcardHead {
  static let most = 100

  let count: ClosedRange<Int>
  let separator: String?
  /// Characters of it.
  let length: Int

  /// Nil where a text begins with none.
  ///
  /// - Throws: a `.usage` failure for numbers that cannot be meant.
  init?(_ text: ArraySlice<Character>) throws(Failure) {
    guard let (words, first) = Self.part(of: text) else { return nil }
    let ends = words.split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
    guard ends.count <= 2, ends.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) })
    else { return nil }
    let numbers = ends.compactMap { Int($0) }
    guard numbers.count == ends.count, let low = numbers.first, let high = numbers.last, low <= high,
      (1...Self.most).contains(high)
    else {
      throw Failure(
        .usage, "{\(Harmless.line(words, limit: 40))$$ draws no number of choices that is possible.",
        advice: "Write a number such as 2, or a range such as 1-3; \(Self.most) is the most.")
    }
    count = low...high
    let second = Self.part(of: text.dropFirst(first)).flatMap { $0.text.contains(where: "{}".contains) ? nil : $0 }
    separator = second?.text
    length = first + (second?.length ?? 0)
  }

  /// What stands before the next `$$`, and how long it is with that.
  private static func part(of text: ArraySlice<Character>) -> (text: String, length: Int)? {
    guard let end = text.indices.dropLast().first(where: { text[$0] == "$" && text[$0 + 1] == "$" }) else { return nil }
    return (String(text[text.startIndex..<end]), end - text.startIndex + 2)
  }
}
