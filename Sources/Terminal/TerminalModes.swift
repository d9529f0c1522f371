/// The modes that the program itself switches on, beside those of ncurses.
struct TerminalModes {
  /// What to write when taking the terminal over, and when giving it back; in UTF-8.
  let start: [UInt8]
  let end: [UInt8]
  /// What to write after everything else, so that the shell does not go on in the middle of the last frame.
  let farewell: [UInt8]

  /// - Parameters:
  ///   - isXtermLike: others are sent nothing, since an old terminal may print what it does not know.
  ///   - isPainted: whether `CellPainter` writes the frames. Without autowrap neither the bottom right cell nor a glyph of
  ///     unexpected width can scroll or spill.
  init(isXtermLike: Bool, isPainted: Bool, usesMouse: Bool, hasAlternateScreen: Bool) {
    let mouse = usesMouse ? ["1000", "1002", "1006"] : []
    let modes = isXtermLike ? ["2004"] + mouse : []
    start = modes.flatMap { Array("\u{1B}[?\($0)h".utf8) } + (isPainted ? Array("\u{1B}[?7l".utf8) : [])
    farewell = hasAlternateScreen ? [] : Array("\r\n".utf8)
    // 2026: a frame may have been cut off in the middle.
    let frame = (isXtermLike ? "\u{1B}[?2026l" : "") + (isPainted ? "\u{1B}[m\u{1B}[?7h" : "")
    end = Array(frame.utf8) + modes.reversed().flatMap { Array("\u{1B}[?\($0)l".utf8) }
  }
}
