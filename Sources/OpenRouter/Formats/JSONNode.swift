/// One value of a parsed text, by its place in the text.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable { case null, yes, no, number, string, escapedString, list, map }

  var kind: Kind
  /// Bytes of the text; of strings, without the quotes.
  var start: UInt32
  var end: UInt32
  /// The index of the first node that is no part of this value.
  var next: UInt32
}
