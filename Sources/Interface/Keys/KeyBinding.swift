import Cells

/// Keys that an action has in some places.
struct KeyBinding: Sendable {
  let keys: [Key]
  let contexts: Set<KeyContext>

  static func on(_ keys: Key..., in contexts: Set<KeyContext>) -> KeyBinding {
    KeyBinding(keys: keys, contexts: contexts)
  }

  /// Letters and signs that are typed without another key.
  static func on(_ letter: Character, in contexts: Set<KeyContext>) -> KeyBinding {
    KeyBinding(keys: [.character(letter)], contexts: contexts)
  }
}

extension Set<KeyContext> {
  static var everywhere: Set {
    [.form, .result, .text, .filter, .picker, .reading, .jobs, .question, .files, .style]
  }

  /// Where letters are commands, in forms and panes.
  static var commands: Set { [.form, .result] }

  /// Where letters move.
  static var moving: Set { [.form, .result, .reading, .jobs] }

  /// Wherever there is a list or a form.
  static var lists: Set { [.form, .result, .reading, .jobs, .filter, .picker, .files] }
}
