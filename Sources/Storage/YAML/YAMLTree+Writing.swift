import Yams

extension YAMLTree {
  /// A text that reads back as the same text.
  static func text(_ text: String) -> YAMLTree { .word(text) }

  static func number(_ number: Int) -> YAMLTree { .word(String(number), style: .plain) }

  static func flag(_ on: Bool) -> YAMLTree { .word(on ? "true" : "false", style: .plain) }

  /// The file's text, without comments. `header` goes before it, each line behind a `#`.
  func file(header: [String]) throws(YAMLProblem) -> [UInt8] {
    do {
      let body = try serialize(node: node, indent: 2, width: -1, allowUnicode: true)
      return Array((header.map { "# \($0)\n" }.joined() + body).utf8)
    } catch {
      throw YAMLProblem(words: "a value cannot be written as YAML")
    }
  }

  private var node: Node {
    switch self {
    case .word(let text, let style): Node(text, .implicit, Self.style(text, style))
    case .list(let items): Node(items.map(\.node), .implicit, items.isEmpty ? .flow : .block)
    case .map(let entries):
      Node(
        entries.map { (Node($0.key, .implicit, Self.style($0.key, .automatic)), $0.value.node) }, .implicit,
        entries.isEmpty ? .flow : .block)
    }
  }

  private static func style(_ text: String, _ style: Style) -> Node.Scalar.Style {
    switch style {
    case .plain: .plain
    case .quoted: .doubleQuoted
    case .block: .literal
    // Other programs that read the file must not take the text for a number, a flag or null.
    case .automatic: Resolver.default.resolveTag(of: Node(text)) == .str && !text.isEmpty ? .any : .doubleQuoted
    }
  }
}
