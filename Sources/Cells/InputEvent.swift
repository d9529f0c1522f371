/// Whatever a terminal can tell the program.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// A bracketed paste, whole; only ever text, never commands.
  case paste(String)
  case mouse(Mouse)
  case resized(Size)
  /// The terminal shows pictures in real pixels, and a cell has so many; nil where it shows them in blocks.
  case pixels(Size?)
  /// The terminal is gone (end of file or an input error).
  case hungUp
}
