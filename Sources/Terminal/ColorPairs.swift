import Cells

/// The pair numbers handed out so far: each wanted pair has one for good, and when there are no more, a like one.
struct ColorPairs {
  private var numbers: [ColorPair: Int32] = [:]
  private var defined: [ColorPair] = []
  private let limit: Int

  /// - Parameter limit: how many numbers the terminal has, with 0, which is never handed out.
  init(limit: Int) {
    // ncurses 6.4 takes 65536 as well, and then runs past its table.
    self.limit = min(limit, 65_536)
  }

  /// - Parameter define: tells ncurses of a new number; false where it refuses.
  mutating func number(for pair: ColorPair, define: (Int32, ColorPair) -> Bool) -> Int32 {
    if let known = numbers[pair] { return known }
    let next = Int32(defined.count + 1)
    let number: Int32
    if Int(next) < limit, define(next, pair) {
      defined.append(pair)
      number = next
    } else {
      number = mostLike(pair)
    }
    numbers[pair] = number
    return number
  }

  /// One with the same background if there is one, since that is what a form is told apart by.
  private func mostLike(_ pair: ColorPair) -> Int32 {
    var best = (number: 0, score: Int.max)
    for (index, candidate) in defined.enumerated() {
      let score = distance(candidate.background, pair.background) * 4 + distance(candidate.foreground, pair.foreground)
      if score < best.score, candidate.foreground != candidate.background { best = (index + 1, score) }
    }
    return Int32(best.number)
  }

  private func distance(_ a: Int32, _ b: Int32) -> Int {
    if a == b { return 0 }
    guard let first = UInt8(exactly: a), let second = UInt8(exactly: b) else { return 255 }
    return abs(XtermPalette.color(first).luma - XtermPalette.color(second).luma) + 16
  }
}
