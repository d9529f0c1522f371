import Domain

/// One argument of a tool: how agents see it, and what it takes.
struct ToolParameter: Sendable {
  enum Kind: Sendable {
    case text
    /// At most so many.
    case texts(Int)
    case whole(ClosedRange<Int>)
    case truth
    case word([String])
  }

  var name: String
  var kind: Kind
  var help: String
  var isRequired = false

  init(_ name: String, _ kind: Kind, _ help: String, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.help = help
    self.isRequired = isRequired
  }

  var schema: JSONText {
    guard case .object(let members) = plain else { return plain }
    return .object(members + [("description", .text(help))])
  }

  private var plain: JSONText {
    switch kind {
    case .text: return Schema.text
    case .truth: return Schema.truth
    case .word(let words): return Schema.word(words)
    case .texts(let most):
      guard case .object(let members) = Schema.list(Schema.text) else { return Schema.text }
      return .object(members + [("minItems", .whole(1)), ("maxItems", .whole(most))])
    case .whole(let range):
      return .object([
        ("type", .text("integer")), ("minimum", .whole(range.lowerBound)), ("maximum", .whole(range.upperBound)),
      ])
    }
  }

  /// What it takes, for who gave something else.
  var words: String {
    switch kind {
    case .text: "a text"
    case .truth: "true or false"
    case .word(let words): words.joined(separator: ", ")
    case .texts(let most): "a list of 1 to \(most) texts"
    case .whole(let range): "a whole number, \(range.words)"
    }
  }
}
