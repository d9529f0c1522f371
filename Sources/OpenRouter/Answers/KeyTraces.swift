import Foundation

/// Finds one key in text where it does not stand as it is: in other case, without its beginning, with signs in between, or
/// encoded as percent, hexadecimal, Base64 or escapes.
struct KeyTraces: Sendable {
  /// So many letters and digits of a key in order are the key: 16 characters of one hold three dashes at most.
  private static let least = 13
  /// So many foreign characters may stand between two parts of it.
  private static let widestGap = 6
  /// Letters of a key that is encoded, and encoded again: so many wait for what follows at most.
  private static let longestDisguise = 1200
  /// Parts of it are so long at least.
  private static let part = 4

  /// Letters and digits of the key alone, in lower case.
  private let key: [UInt8]
  private let needed: Int
  /// Where in the key each part begins.
  private let places: [ArraySlice<UInt8>: [Int]]
  /// The key's usual disguises, by which a long text is known not to hold it.
  let forms: [String]

  /// Nil for what is too short to be told from other words.
  init?(_ secret: String) {
    let letters = secret.utf8.compactMap(Self.folded)
    guard letters.count >= 8 else { return nil }
    key = letters
    needed = min(Self.least, letters.count)
    var places: [ArraySlice<UInt8>: [Int]] = [:]
    for start in 0...(letters.count - Self.part) {
      let piece = letters[start..<(start + Self.part)]
      // Keys of one letter again and again have one part only.
      if (places[piece]?.count ?? 0) < 4 { places[piece, default: []].append(start) }
    }
    self.places = places
    forms = Self.forms(of: secret)
  }

  /// The text with the mark in place of each trace.
  func masked(_ text: String) -> String {
    var text = mask(text, ranges(in: Array(text.utf8)))
    text = mask(text, encoded(in: Array(text.utf8)))
    text = mask(text, listed(in: Array(text.utf8)))
    return mask(text, backwards(in: Array(text.utf8)))
  }

  /// Lists of bytes that spell it.
  private func listed(in bytes: [UInt8]) -> [Range<Int>] {
    ByteList.lists(in: bytes, least: needed).filter { list in
      list.readings.contains { !ranges(in: $0).isEmpty }
    }.map(\.range)
  }

  /// From its end to its beginning.
  private func backwards(in bytes: [UInt8]) -> [Range<Int>] {
    let plain = bytes.map { $0 < 0x80 ? $0 : 0 }
    let found = ranges(in: plain.reversed())
    return found.reversed().map { (bytes.count - $0.upperBound)..<(bytes.count - $0.lowerBound) }
  }

  /// How many characters at the end may be the beginning of a trace, or go on with one: the last word, and what is no word
  /// before it, as single letters and numbers are.
  func unfinishedTail(of text: String) -> Int {
    var held = 0
    var tail = text.suffix(Self.longestDisguise)
    if let last = tail.lastIndex(where: Self.isDense) { tail = tail[tail.index(after: last)...] }
    for word in tail.split(separator: " ", omittingEmptySubsequences: false).reversed() {
      guard held == 0 || isFragment(word) else { break }
      held += word.count + 1
    }
    return min(held, tail.count)
  }

  /// Letters of scripts that have no blanks.
  private static func isDense(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0x3040...0xD7AF).contains($0.value) }
  }

  /// Whether a word is none: too short, a number, or a part of the key.
  private func isFragment(_ word: Substring) -> Bool {
    let letters = word.utf8.filter { Self.folded($0) != nil || $0 >= 0x80 }
    guard letters.count > 2, !ByteList.isNumber(letters[...]) else { return true }
    guard letters.count <= key.count else { return false }
    let plain = letters.compactMap(Self.folded)
    return (0...(key.count - plain.count)).contains { key[$0..<($0 + plain.count)].elementsEqual(plain) }
  }

  /// Where the bytes hold enough of the key in order.
  private func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var letters: [UInt8] = []
    var origins: [Int] = []
    var ends: [Int] = []
    for (range, letter) in Self.letters(of: bytes) {
      letters.append(letter)
      origins.append(range.lowerBound)
      ends.append(range.upperBound)
    }
    var found: [Range<Int>] = []
    var at = 0
    while at + Self.part <= letters.count {
      if let end = match(letters, from: at) {
        found.append(origins[at]..<ends[end - 1])
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  /// The end of the longest trace that begins here; nil where there is none.
  private func match(_ letters: [UInt8], from start: Int) -> Int? {
    let starts = places[letters[start..<(start + Self.part)]] ?? []
    return starts.compactMap { follow(letters, start, $0) }.max()
  }

  private func follow(_ letters: [UInt8], _ start: Int, _ place: Int) -> Int? {
    var (at, place, count, end) = (start, place, 0, start)
    while at < letters.count, place < key.count {
      if letters[at] == key[place] {
        at += 1
        place += 1
        count += 1
        end = at
      } else if let next = resumption(letters, at, place) {
        at = next
      } else {
        break
      }
    }
    return count >= needed ? end : nil
  }

  /// Where, behind something foreign, the key goes on.
  private func resumption(_ letters: [UInt8], _ at: Int, _ place: Int) -> Int? {
    let rest = key[place...].prefix(Self.part)
    guard !rest.isEmpty else { return nil }
    return (1...Self.widestGap).lazy.map { at + $0 }.first { next in
      next + rest.count <= letters.count && letters[next..<(next + rest.count)].elementsEqual(rest)
    }
  }

  /// Runs that decode to something that holds the key.
  private func encoded(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      guard Self.isOfRun(bytes[start]) else {
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex { !Self.isOfRun($0) } ?? bytes.endIndex
      if end - start >= needed, hides(Array(bytes[start..<end]), depth: 0) { found.append(start..<end) }
      start = end
    }
    return found
  }

  private func hides(_ run: [UInt8], depth: Int) -> Bool {
    KeyDisguise.readings(of: run).contains { reading in
      !ranges(in: reading).isEmpty || depth < 1 && reading.count >= needed && hides(reading, depth: depth + 1)
    }
  }

  private func mask(_ text: String, _ ranges: [Range<Int>]) -> String {
    guard !ranges.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    for range in ranges where range.lowerBound >= at {
      out += bytes[at..<range.lowerBound] + Array(Redactor.mark.utf8)
      at = range.upperBound
    }
    return String(decoding: out + bytes[at...], as: UTF8.self)
  }

  /// Letters and digits with their places, those too that only look like one.
  private static func letters(of bytes: [UInt8]) -> [(Range<Int>, UInt8)] {
    var found: [(Range<Int>, UInt8)] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] >= 0xC0 else {
        if let letter = folded(bytes[at]) { found.append((at..<(at + 1), letter)) }
        at += 1
        continue
      }
      let length = bytes[at] >= 0xF0 ? 4 : bytes[at] >= 0xE0 ? 3 : 2
      let end = min(at + length, bytes.count)
      let scalar = String(decoding: bytes[at..<end], as: UTF8.self).unicodeScalars.first
      if let letter = scalar.flatMap(Lookalike.letter) { found.append((at..<end, letter)) }
      at = end
    }
    return found
  }

  private static func folded(_ byte: UInt8) -> UInt8? { Lookalike.folded(byte) }

  private static func isOfRun(_ byte: UInt8) -> Bool {
    folded(byte) != nil || "+/=-_%:\\&#;.~{}".utf8.contains(byte)
  }

  private static func forms(of secret: String) -> [String] {
    let bytes = Array(secret.utf8)
    let hex = bytes.map { String(Int($0) + 0x100, radix: 16).suffix(2) }.joined()
    let rest = secret.dropFirst(secret.hasPrefix("sk-or-v1-") ? 9 : 0)
    // The few letters of a made-up key are a word of any text.
    let body = String(rest.count > 2 * part ? rest.prefix(16) : secret[...])
    // Of the three ways in which the key can lie in Base64, what does not depend on its neighbours.
    let base64 = (0..<3).map { shift in
      let text = Data([UInt8](repeating: 0x41, count: shift) + bytes).base64EncodedString()
      return String(text.dropFirst(shift == 0 ? 0 : 4).prefix(20))
    }
    return [body, body.uppercased(), body.lowercased(), String(hex.suffix(32)), String(hex.suffix(32)).uppercased()]
      + base64
  }
}
