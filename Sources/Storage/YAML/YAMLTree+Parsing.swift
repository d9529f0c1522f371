import Yams

/// Why bytes are not a YAML file that the program reads, in words to stand behind a colon.
struct YAMLProblem: Error, Equatable {
  var words: String
}

extension YAMLTree {
  /// The most bytes of a file that are looked at.
  static let sizeLimit = 1 << 20

  private static let depthLimit = 32
  private static let nodeLimit = 100_000
  private static let aliasLimit = 16

  /// Reads one document; nil when there is nothing in it.
  init?(parsing bytes: [UInt8]) throws(YAMLProblem) {
    guard let root = try Self.node(parsing: bytes) else { return nil }
    var left = Self.nodeLimit
    self = try Self.convert(root, depth: 0, left: &left)
    if isNull { return nil }
  }

  /// One document with the lines on which its parts stand; nil when there is nothing in it.
  static func node(parsing bytes: [UInt8]) throws(YAMLProblem) -> Node? {
    guard bytes.count <= sizeLimit else { throw YAMLProblem(words: "it is larger than 1 MiB") }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw YAMLProblem(words: "it is not text in UTF-8")
    }
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    guard aliases(in: plain) <= aliasLimit else {
      throw YAMLProblem(words: "it repeats itself by more than \(aliasLimit) aliases")
    }
    return try compose(plain)
  }

  private static func compose(_ text: String) throws(YAMLProblem) -> Node? {
    do {
      return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw YAMLProblem(words: words(for: error))
    } catch {
      throw YAMLProblem(words: "it is not YAML")
    }
  }

  private static func words(for error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "line \(mark.line) is not YAML, \(problem)"
    case .duplicatedKeysInMapping(_, let context): "line \(context.mark.line) has a key that stands there twice"
    default: "it is not YAML"
    }
  }

  /// Aliases, counted only where there are anchors. Nested ones multiply, and the parser compares keys by what they
  /// stand for, so a small file could keep it busy for years.
  private static func aliases(in text: String) -> Int {
    let anchors = starts(of: UInt8(ascii: "&"), in: text)
    return anchors == 0 ? 0 : starts(of: UInt8(ascii: "*"), in: text)
  }

  /// How often the sign begins a word.
  private static func starts(of sign: UInt8, in text: String) -> Int {
    let before = Set(" \t\r\n[]{},:?-".utf8)
    let blanks = Set(" \t\r\n*&".utf8)
    var count = 0
    var last = UInt8(ascii: "\n")
    var isCandidate = false
    for byte in text.utf8 {
      if isCandidate, !blanks.contains(byte) { count += 1 }
      isCandidate = byte == sign && before.contains(last)
      last = byte
    }
    return count
  }

  private static func convert(_ node: Node, depth: Int, left: inout Int) throws(YAMLProblem) -> YAMLTree {
    left -= 1
    guard left > 0 else { throw YAMLProblem(words: "it holds more than \(nodeLimit) values") }
    guard depth <= depthLimit else { throw YAMLProblem(words: "it is nested deeper than \(depthLimit) levels") }
    switch node {
    case .scalar(let scalar): return .word(scalar.string, style: Style(scalar.style))
    case .sequence(let items):
      var list: [YAMLTree] = []
      for item in items { list.append(try convert(item, depth: depth + 1, left: &left)) }
      return .list(list)
    case .mapping(let pairs):
      var entries: [Entry] = []
      for (key, value) in pairs {
        guard case .scalar(let word) = key else { throw YAMLProblem(words: "a key of it is not a word") }
        entries.append(Entry(word.string, try convert(value, depth: depth + 1, left: &left)))
      }
      return .map(entries)
    case .alias: throw YAMLProblem(words: "an alias of it leads nowhere")
    }
  }
}

extension YAMLTree.Style {
  fileprivate init(_ style: Node.Scalar.Style) {
    switch style {
    case .plain: self = .plain
    case .literal, .folded: self = .block
    case .singleQuoted, .doubleQuoted: self = .quoted
    case .any: self = .automatic
    }
  }
}
