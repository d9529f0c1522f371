/// A rule by which the name of a model becomes another: a regular expression and what takes its place, with `\\1` to `\\9` for
/// its groups.
package struct ModelAlias: Hashable, Sendable {
  package let pattern: String
  package let replacement: String

  private static let advice = "An alias is PATTERN=MODEL, e.g. 'gpt-image.*=openai/gpt-image-1'."

  /// - Throws: a `.usage` failure for an expression that is none.
  package init(pattern: String, replacement: String) throws(Failure) {
    guard (try? Regex(pattern)) != nil else {
      throw Failure(
        .usage, "\"\(Harmless.line(pattern, limit: 80))\" is no regular expression.", advice: Self.advice)
    }
    self.pattern = pattern
    self.replacement = replacement
  }

  /// From `PATTERN=MODEL`. The pattern ends at the first sign that is none of a group such as `(?=`, as the model may have
  /// parameters.
  package init(text: String) throws(Failure) {
    let text = text.trimmingPrefix(" ")
    let equals = text.indices.first { place in
      text[place] == "=" && !text[..<place].hasSuffix("(?") && !text[..<place].hasSuffix("(?<")
    }
    guard let equals, equals != text.startIndex, text.index(after: equals) != text.endIndex else {
      throw Failure(.usage, "\"\(Harmless.line(String(text), limit: 80))\" is no alias.", advice: Self.advice)
    }
    try self.init(pattern: String(text[..<equals]), replacement: String(text[text.index(after: equals)...]))
  }

  package var text: String { "\(pattern)=\(replacement)" }

  /// The aliases of a text with commas between them. A comma may also stand in a pattern: what has no sign of equality is a
  /// part of the next.
  package static func list(_ text: String) throws(Failure) -> [ModelAlias] {
    var aliases: [ModelAlias] = []
    var begun = ""
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      begun += begun.isEmpty ? String(piece) : ",\(piece)"
      guard piece.contains("=") else { continue }
      aliases.append(try ModelAlias(text: begun))
      begun = ""
    }
    guard !begun.allSatisfy({ $0 == " " || $0 == "," }) else { return aliases }
    aliases.append(try ModelAlias(text: begun))
    return aliases
  }

  /// What a name becomes; nil where the rule does not fit the whole of it.
  package func applied(to name: String) -> String? {
    // A regular expression is no value that may be shared between tasks, so each use makes its own.
    guard let regex = try? Regex(pattern), let match = try? regex.wholeMatch(in: name) else { return nil }
    var out = ""
    var rest = replacement[...]
    while let slash = rest.firstIndex(of: "\\"), let digit = rest[rest.index(after: slash)...].first {
      out += rest[..<slash]
      if let number = digit.wholeNumberValue, number < match.output.count {
        out += match.output[number].substring ?? ""
      } else {
        out.append(digit)
      }
      rest = rest[rest.index(slash, offsetBy: 2)...]
    }
    return out + rest
  }
}
