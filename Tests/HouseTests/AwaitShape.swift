/// Finds an `await` that stands behind another value in one tuple, array literal or list of arguments.
///
/// swiftc 6.3.1 with -O loses values that were stored before such a suspension, where the closure around them is generic
/// over its result (swiftlang/swift#91911). Whoever binds the awaited value first is safe.
struct AwaitShape {
  private enum Bracket: Equatable {
    case braces
    /// Round or square, and how many commas stood in it so far.
    case list(commas: Int)
  }

  private var open: [Bracket] = []
  private var line = 1
  private var word = ""
  private(set) var lines: [Int] = []

  /// - Parameter source: Swift code.
  init(in source: String) {
    var rest = Array(source.utf8)[...]
    while let byte = rest.first {
      if let length = Self.skippable(rest) {
        endWord()
        line += rest.prefix(length).count { $0 == UInt8(ascii: "\n") }
        rest = rest.dropFirst(length)
      } else {
        read(Character(UnicodeScalar(byte)))
        rest = rest.dropFirst()
      }
    }
    endWord()
  }

  private mutating func read(_ character: Character) {
    if character.isLetter || character.isNumber || character == "_" {
      word.append(character)
      return
    }
    endWord()
    switch character {
    case "{": open.append(.braces)
    case "(", "[": open.append(.list(commas: 0))
    case ")", "]", "}": _ = open.popLast()
    case ",": if case .list(let commas)? = open.last { open[open.count - 1] = .list(commas: commas + 1) }
    case "\n": line += 1
    default: break
    }
  }

  private mutating func endWord() {
    defer { word = "" }
    guard word == "await" else { return }
    let lists = open.reversed().prefix { $0 != .braces }
    if lists.contains(where: { $0 != .list(commas: 0) }) { lines.append(line) }
  }

  /// How long the comment or string is that begins here; nil where none does.
  private static func skippable(_ text: ArraySlice<UInt8>) -> Int? {
    if text.starts(with: "//".utf8) { return text.prefix { $0 != UInt8(ascii: "\n") }.count }
    if text.starts(with: "/*".utf8) { return length(of: text, from: 2, to: "*/") }
    if text.starts(with: "\"\"\"".utf8) { return length(of: text, from: 3, to: "\"\"\"") }
    if text.starts(with: "\"".utf8) { return length(of: text, from: 1, to: "\"") }
    return nil
  }

  private static func length(of text: ArraySlice<UInt8>, from start: Int, to end: String) -> Int {
    var at = text.startIndex + start
    while at < text.endIndex {
      if text[at] == UInt8(ascii: "\\"), end != "*/" {
        at += 2
      } else if text[at...].starts(with: end.utf8) {
        return at + end.utf8.count - text.startIndex
      } else {
        at += 1
      }
    }
    return text.count
  }
}
