/// A foreground and a background, as ncurses numbers colours; -1 is the terminal's own.
struct ColorPair: Hashable {
  var foreground: Int32
  var background: Int32
}
