/// A key as the user thinks of it, after all terminal encodings are decoded.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Control with a letter or one of `@ [ \ ] ^ _`, as the lower-case letter: `^G` is `.control("g")`.
  case control(Character)
  case alt(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case function(Int)
}
