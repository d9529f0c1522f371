/// The port to the styles: those that came with the program, and files of the user's own.
package protocol StyleStore: Sendable {
  /// All styles. Files and templates that could not be read are skipped, with a sentence for each.
  func load() -> (styles: StyleBook, notices: [String])

  /// Writes a style of the user's own. Throws `.usage` for a stock style, `.storage`.
  func save(_ style: ImageStyle) throws(Failure)

  /// Removes a style of the user's own. Throws `.usage` when there is none of that id, `.storage`.
  func delete(_ id: String) throws(Failure)

  /// Keeps a style as a new one of the user's own; returns it under its new id.
  func duplicate(_ style: ImageStyle, named name: String) throws(Failure) -> ImageStyle

  /// A style as YAML, for an editor.
  func text(of style: ImageStyle) throws(Failure) -> String

  /// What was made of such a text; id and origin are those of `original`. Throws `.usage` where it is no style.
  func style(reading text: String, as original: ImageStyle) throws(Failure) -> ImageStyle
}
