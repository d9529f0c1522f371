/// Bytes that a text lists one by one, as in `73 6b 2d`, `0x73, 0x6b`, `115,107` or `01110011 01101011`.
struct ByteList {
  private(set) var range: Range<Int>
  private var numbers: [[UInt8?]] = []

  /// What the list stands for, by each way in which all its numbers can be read.
  var readings: [[UInt8]] {
    (0..<3).compactMap { way in
      let values = numbers.compactMap { $0[way] }
      return values.count == numbers.count ? values : nil
    }
  }

  /// - Parameter least: how many numbers make a list.
  static func lists(in text: [UInt8], least: Int) -> [ByteList] {
    var found: [ByteList] = []
    var isOpen = false
    for token in tokens(of: text) {
      guard let ways = ways(text[token]) else {
        isOpen = false
        continue
      }
      if isOpen, let last = found.indices.last, token.lowerBound - found[last].range.upperBound <= widestGap {
        found[last].add(token, ways)
      } else {
        found.append(ByteList(range: token, numbers: [ways]))
        isOpen = true
      }
    }
    return found.filter { $0.numbers.count >= least }
  }

  /// So many signs may stand between two numbers.
  private static let widestGap = 3

  private mutating func add(_ token: Range<Int>, _ ways: [UInt8?]) {
    range = range.lowerBound..<token.upperBound
    numbers.append(ways)
  }

  /// Whether a word can be a number of a list.
  static func isNumber(_ word: ArraySlice<UInt8>) -> Bool { ways(word) != nil }

  private static func tokens(of text: [UInt8]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start: Int?
    for (at, byte) in text.enumerated() {
      if Lookalike.folded(byte) != nil {
        start = start ?? at
      } else if let begun = start {
        tokens.append(begun..<at)
        start = nil
      }
    }
    return tokens + (start.map { [$0..<text.count] } ?? [])
  }

  /// As two digits to the base of 16, as up to three of ten, as eight of two; nil where it is none of them.
  private static func ways(_ token: ArraySlice<UInt8>) -> [UInt8?]? {
    guard token.count <= 8 else { return nil }
    let word = String(decoding: token, as: UTF8.self).lowercased()
    let digits = word.hasPrefix("0x") ? String(word.dropFirst(2)) : word
    let ways: [UInt8?] = [
      digits.count <= 2 ? UInt8(digits, radix: 16) : nil, word.count <= 3 ? UInt8(word) : nil,
      word.count == 8 ? UInt8(word, radix: 2) : nil,
    ]
    return ways.contains { $0 != nil } ? ways : nil
  }
}
