import Domain

/// A rule by which the name of a model becomes another: a regular expression and what takes its place, with `\\1` to `\\9` for
/// its groups.
package struct ModelAlias: Sendable {
  package let pattern: String
  package let replacement: String

  /// - Throws: a `.usage` failure for an expression that is none.
  package init(pattern: String, replacement: String) throws(Failure) {
    guard (try? Regex(pattern)) != nil else {
      throw Failure(
        .usage, "\"\(Harmless.line(pattern, limit: 80))\" is no regular expression.",
        advice: "An alias is PATTERN=MODEL, e.g. 'gpt-image.*=openai/gpt-image-1'.")
    }
    self.pattern = pattern
    self.replacement = replacement
  }

  /// From `PATTERN=MODEL`.
  package init(text: String) throws(Failure) {
    guard let equals = text.lastIndex(of: "="), equals != text.startIndex, text.index(after: equals) != text.endIndex
    else {
      throw Failure(
        .usage, "\"\(Harmless.line(text, limit: 80))\" is no alias.",
        advice: "An alias is PATTERN=MODEL, e.g. 'gpt-image.*=openai/gpt-image-1'.")
    }
    try self.init(pattern: String(text[..<equals]), replacement: String(text[text.index(after: equals)...]))
  }

  /// What a name becomes; nil where the rule does not fit the whole of it.
  func applied(to name: String) -> String? {
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
