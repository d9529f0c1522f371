/// One stretch of a prompt: words, or something that is drawn.
indirect enum WildcardNode: Hashable, Sendable {
  /// To the letter, with `\` before a brace where the user wrote one.
  case words(String)
  /// `__name__`: a line of a file.
  case file(String)
  case group(WildcardGroup)
}

/// `{a|b|c}` or `{1-2$$a|b|c}`: what stands in braces to draw from.
struct WildcardGroup: Hashable, Sendable {
  /// How many are drawn; nil is one, as it is written.
  var count: ClosedRange<Int>?
  /// What stands between them.
  var separator = ", "
  var options: [[WildcardNode]]
}
