/// What becomes of references once they are read.
package enum ReferenceUse: Hashable, Sendable {
  /// They join those that are there.
  case add
  /// They take the place of those that are there, and the prompt is next.
  case iterate
  /// They were there when the program ended the last time.
  case restore
}
