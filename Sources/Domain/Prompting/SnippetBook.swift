/// Texts of the user's own that a prompt calls by `@name`.
package struct SnippetBook: Hashable, Sendable {
  /// Snippets within snippets.
  private static let mostDepth = 10

  private var texts: [String: String]

  /// - Parameter texts: by name.
  package init(_ texts: [String: String] = [:]) {
    self.texts = Dictionary(texts.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  package var names: [String] { texts.keys.sorted() }
  package var isEmpty: Bool { texts.isEmpty }

  /// Letter case does not matter.
  package subscript(_ name: String) -> String? {
    get { texts[name.lowercased()] }
    set { texts[name.lowercased()] = newValue }
  }

  /// Letters, digits, `-` and `_`, at most forty.
  package static func isName(_ name: String) -> Bool {
    (1...40).contains(name.count) && name.allSatisfy(isOfName)
  }

  /// The text with every snippet that it names in its place; an `@` before other words stays, as does `\@`.
  ///
  /// - Throws: a `.usage` failure where snippets go round in a circle, or it becomes too long.
  package func expand(_ text: String) throws(Failure) -> String { try expand(text, in: []) }

  private func expand(_ text: String, in path: [String]) throws(Failure) -> String {
    guard !texts.isEmpty, text.contains("@") else { return text }
    var rest = Array(text)[...]
    var expanded = ""
    var before: Character?
    while let next = rest.popFirst() {
      let name = String(rest.prefix(while: Self.isOfName))
      if next == "@", before != "\\", !(before.map(Self.isOfName) ?? false), let own = self[name] {
        expanded += try inside(own, name.lowercased(), path)
        rest = rest.dropFirst(name.count)
        before = name.last
      } else {
        expanded.append(next)
        before = next
      }
      guard expanded.utf8.count <= Wildcards.mostBytes else {
        throw Failure(.usage, "With its snippets the prompt is longer than \(ByteCount.text(Wildcards.mostBytes)).")
      }
    }
    return expanded
  }

  private func inside(_ text: String, _ name: String, _ path: [String]) throws(Failure) -> String {
    guard !path.contains(name), path.count < Self.mostDepth else {
      let names = (path.drop { $0 != name } + [name]).map { "@" + Harmless.line($0, limit: 40) }
      throw Failure(
        .usage, "The snippets go round in a circle: \(names.joined(separator: ", ")).",
        advice: "Take one out: visualizer snippets set.")
    }
    return try expand(text, in: path + [name])
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }
}
