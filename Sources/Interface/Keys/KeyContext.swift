/// What kind of place the keys go to; the keymap has rows for each.
package enum KeyContext: CaseIterable, Hashable, Sendable {
  /// A form or the rail: letters are commands.
  case form
  /// The form of the panel Styles: the form's keys, and some of its own that come before them.
  case styles
  /// The form of the panel Gateway: the form's keys, and some of its own that come before them.
  case gateway
  /// The layer in which a style is edited: letters are text.
  case style
  /// The result pane: letters are commands, some of them its own.
  case result
  /// The gallery: the result's keys, and many of its own that come before them.
  case gallery
  /// A picture of the gallery, large: the gallery's keys, and one of its own that comes before them.
  case picture
  /// A slide show of the gallery: the keys of a large picture, and some of its own that come before them.
  case slides
  /// Several pictures of the gallery, side by side: the gallery's keys, and digits that keep one of them.
  case choosing
  /// A result that has the whole screen: the result's keys, and some of its own that come before them.
  case largeResult
  /// A text box: letters are text.
  case text
  /// A list with a filter line: letters are text, arrows move.
  case filter
  /// The model picker, a filter list with keys of its own.
  case picker
  /// Help, log and the like: letters scroll.
  case reading
  /// The file browser: letters are text, Tab completes.
  case files
  /// The queue: letters cancel and scroll.
  case jobs
  /// A question.
  case question
}

extension KeyContext {
  /// As keymap.yaml and `visualizer keys` call it.
  package var name: String { self == .largeResult ? "large-result" : "\(self)" }

  /// Whether letters and signs go into a text here.
  var takesText: Bool { [.text, .style, .filter, .picker, .files, .question].contains(self) }

  /// Whose keys work here too; a context's own come first.
  var wider: KeyContext? {
    switch self {
    case .styles, .gateway: .form
    case .picture, .choosing: .gallery
    case .slides: .picture
    case .largeResult: .result
    case .gallery: .result
    default: nil
    }
  }

  /// It, and those whose keys work here too.
  var andWider: [KeyContext] { [self] + (wider?.andWider ?? []) }
}
