/// A request for words that the user asked for, before it is one.
package enum AskedWords: Hashable, Sendable {
  /// About a picture.
  case question(String, about: PictureID)
  /// The prompt of what stands on Instruct.
  case prompt
}
