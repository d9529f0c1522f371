import Foundation

/// Matching of typed words against one line of lower-case text: whole words first, then parts, then scattered letters.
enum FuzzyMatch {
  /// Scores run from 0 up to this.
  static let scores = 64

  /// The sum over all words, each of which must be found; nil when one is not.
  static func score(_ words: [[UInt8]], in line: UnsafeBufferPointer<UInt8>) -> Int? {
    var total = 0
    for word in words {
      guard let score = score(word, in: line) else { return nil }
      total += score
    }
    return min(scores - 1, total / max(1, words.count))
  }

  /// 63-48: at the start of a part of the id; 47-32: inside; 31-0: scattered, the tighter the better.
  private static func score(_ word: [UInt8], in line: UnsafeBufferPointer<UInt8>) -> Int? {
    word.withUnsafeBufferPointer { word in
      if let found = find(word, in: line) {
        let penalty = min(15, found.at / 4)
        return (found.atBoundary ? 63 : 47) - penalty
      }
      return scattered(word, in: line)
    }
  }

  /// The first occurrence, one at a boundary preferred.
  private static func find(
    _ word: UnsafeBufferPointer<UInt8>, in line: UnsafeBufferPointer<UInt8>
  ) -> (at: Int, atBoundary: Bool)? {
    guard let first = word.first else { return nil }
    var inside: Int?
    var from = 0
    while let start = place(of: first, in: line, from: from), start + word.count <= line.count {
      from = start + 1
      var length = 1
      while length < word.count, line[start + length] == word[length] { length += 1 }
      guard length == word.count else { continue }
      if isStart(start, of: line) { return (start, true) }
      if inside == nil { inside = start }
    }
    return inside.map { ($0, false) }
  }

  /// So many others may stand between the letters of a word. The bound is fixed, so that a longer word never finds what its
  /// beginning did not.
  private static let mostBetween = 24

  /// Letters in order with gaps between them; refused when more than `mostBetween` others stand between them.
  private static func scattered(_ word: UnsafeBufferPointer<UInt8>, in line: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = word.first, let start = place(of: first, in: line, from: 0) else { return nil }
    // Behind this no letter is near enough to the first.
    let end = min(line.count, start + word.count + mostBetween)
    var next = 1
    var index = start + 1
    while next < word.count, index < end {
      if line[index] == word[next] { next += 1 }
      index += 1
    }
    return next == word.count ? 31 - (index - start - word.count) : nil
  }

  /// The next place of a letter. The C library looks at many bytes at once.
  private static func place(of letter: UInt8, in line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < line.count, let base = line.baseAddress,
      let found = memchr(base + start, Int32(letter), line.count - start)
    else { return nil }
    return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
  }

  private static func isStart(_ place: Int, of line: UnsafeBufferPointer<UInt8>) -> Bool {
    place == 0 || isSeparator(line[place - 1])
  }

  /// As `score`, for long texts: all that holds the very words is as good as the rest of its kind, so that its age decides,
  /// and scattered letters may begin at any word.
  static func proseScore(_ words: [[UInt8]], in line: UnsafeBufferPointer<UInt8>) -> Int? {
    var isExact = true
    for word in words {
      let isFound = word.withUnsafeBufferPointer { find($0, in: line) != nil }
      guard isFound || word.withUnsafeBufferPointer({ isScattered($0, in: line) }) else { return nil }
      isExact = isExact && isFound
    }
    return isExact ? 1 : 0
  }

  /// Whether the letters come in their order from the beginning of some word on, close together.
  private static func isScattered(_ word: UnsafeBufferPointer<UInt8>, in line: UnsafeBufferPointer<UInt8>) -> Bool {
    var from = 0
    while let start = place(of: word[0], in: line, from: from) {
      from = start + 1
      guard isStart(start, of: line) else { continue }
      if scattered(word, in: UnsafeBufferPointer(rebasing: line[start...])) != nil { return true }
    }
    return false
  }

  /// Whether each word of the old filter begins the word of the new one, so that nothing new can match.
  static func extends(_ new: [[UInt8]], _ old: [[UInt8]]) -> Bool {
    new.count >= old.count && zip(new, old).allSatisfy { $0.starts(with: $1) }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x2D || byte == 0x20 || byte == 0x2E || byte == 0x3A || byte == 0x5F
  }

  static func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// One bit for each letter and digit, one for all the rest.
  static func mask(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 0x61...0x7A: 1 << UInt64(byte - 0x61)
    case 0x30...0x39: 1 << UInt64(26 + byte - 0x30)
    case 0x20, 0x2F, 0x2D, 0x2E, 0x3A, 0x5F: 0
    default: 1 << 40
    }
  }
}
