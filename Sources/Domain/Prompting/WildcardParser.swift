/// Takes a prompt apart into words and what is drawn. Braces around words without `|` are Talemate's tags and stay.
struct WildcardParser {
  /// Braces within braces.
  static let mostDepth = 20

  private let text: [Character]
  /// Where the brace at a place is closed, and the bars between the two.
  private let braces: [Int: (end: Int, bars: [Int])]

  /// - Throws: a `.usage` failure for a group that is not closed, or that lies too deep.
  init(_ prompt: String) throws(Failure) {
    text = Array(prompt)
    braces = try Self.braces(in: text)
  }

  static func nodes(of prompt: String) throws(Failure) -> [WildcardNode] {
    let parser = try WildcardParser(prompt)
    return try parser.nodes(in: 0..<parser.text.count)
  }

  /// Whether the character takes away the meaning of the next.
  static func isEscape(_ text: [Character], at place: Int) -> Bool {
    text[place] == "\\" && place + 1 < text.count && "{}|_".contains(text[place + 1])
  }

  private static func braces(in text: [Character]) throws(Failure) -> [Int: (end: Int, bars: [Int])] {
    var found: [Int: (end: Int, bars: [Int])] = [:]
    var open: [(start: Int, bars: [Int])] = []
    var place = 0
    while place < text.count {
      switch text[place] {
      case _ where isEscape(text, at: place): place += 1
      case "{": open.append((place, []))
      case "|": if let last = open.indices.last { open[last].bars.append(place) }
      case "}": if let last = open.popLast() { found[last.start] = (place, last.bars) }
      default: break
      }
      guard open.count <= mostDepth else {
        throw Failure(.usage, "There are more than \(mostDepth) braces within braces in the prompt.")
      }
      place += 1
    }
    if open.contains(where: { !$0.bars.isEmpty }) {
      throw Failure(
        .usage, "A choice that begins with { is not closed.", advice: "Close it with }, or write \\{ for a mere brace.")
    }
    return found
  }

  private func nodes(in range: Range<Int>) throws(Failure) -> [WildcardNode] {
    var nodes: [WildcardNode] = []
    var words = ""
    var place = range.lowerBound
    func flush() {
      if !words.isEmpty { nodes.append(.words(words)) }
      words = ""
    }
    while place < range.upperBound {
      if Self.isEscape(text, at: place), place + 1 < range.upperBound {
        words += String(text[place...place + 1])
        place += 2
      } else if let (group, end) = try group(at: place) {
        flush()
        nodes.append(.group(group))
        place = end + 1
      } else if let name = fileName(at: place, before: range.upperBound) {
        flush()
        nodes.append(.file(name.lowercased()))
        place += name.count + 4
      } else {
        words.append(text[place])
        place += 1
      }
    }
    flush()
    return nodes
  }

  /// The group that begins here, and where it ends; nil for a tag or a mere brace.
  private func group(at place: Int) throws(Failure) -> (WildcardGroup, end: Int)? {
    guard text[place] == "{", let (end, bars) = braces[place] else { return nil }
    let head = try WildcardHead(text[place + 1..<(bars.first ?? end)])
    guard head != nil || !bars.isEmpty else { return nil }
    var group = WildcardGroup(count: head?.count, options: [])
    if let separator = head?.separator { group.separator = separator }
    var start = place + 1 + (head?.length ?? 0)
    for bar in bars + [end] {
      group.options.append(try nodes(in: start..<bar))
      start = bar + 1
    }
    return (group, end)
  }

  /// `name` where `__name__` stands.
  private func fileName(at place: Int, before end: Int) -> String? {
    guard place + 4 < end, text[place] == "_", text[place + 1] == "_" else { return nil }
    if place > 0, Self.isOfName(text[place - 1]) { return nil }
    var name = ""
    var next = place + 2
    while next < end, Self.isOfName(text[next]) {
      if text[next] == "_", next + 1 < end, text[next + 1] == "_" {
        return name.isEmpty || name.hasPrefix("_") ? nil : name
      }
      name.append(text[next])
      next += 1
    }
    return nil
  }

  static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_/".contains(character)
  }
}
