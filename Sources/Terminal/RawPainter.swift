import Cells

/// Writes the exact cells of a frame over what ncurses drew of it, in colours that ncurses has no pairs for.
///
/// ncurses may touch any cell of a row in which an ordinary cell changed, so such a row is written whole. Elsewhere only the
/// picture cells that changed are. That it touches no other row is what the marks of `CursesCanvas` are for.
struct RawPainter {
  let depth: ColorDepth
  let isUnicode: Bool

  /// What is to be written after ncurses's update; empty where nothing is.
  ///
  /// - Parameters:
  ///   - old: the frame on the terminal, of the same size; nil where that is not known.
  func bytes(from old: Surface?, to new: Surface) -> [UInt8] {
    var output = TerminalBytes(depth: depth)
    let old = old?.size == new.size ? old : nil
    let rewritten = wholeRows(from: old, to: new)
    // Without autowrap neither the bottom right cell nor a glyph of unexpected width can scroll or spill.
    output.append("\u{1B}7\u{1B}[?25l\u{1B}[?7l")
    let emptyCount = output.bytes.count
    for y in 0..<new.size.height {
      if rewritten[y] {
        paint(new.row(y), from: 0, to: new.size.width, y: y, into: &output)
      } else if let old {
        paintPictures(new.row(y), over: old.row(y), y: y, into: &output)
      }
    }
    if output.bytes.count == emptyCount { return [] }
    output.append("\u{1B}[0m\u{1B}8\u{1B}[?7h")
    if new.cursor != nil { output.append("\u{1B}[?25h") }
    return output.bytes
  }

  /// The rows that ncurses may have touched.
  private func wholeRows(from old: Surface?, to new: Surface) -> [Bool] {
    guard let old else { return Array(repeating: true, count: new.size.height) }
    return (0..<new.size.height).map { Self.ordinaryDiffers(old.row($0), new.row($0)) }
  }

  private static func ordinaryDiffers(_ old: ArraySlice<Cell>, _ new: ArraySlice<Cell>) -> Bool {
    zip(old, new).contains { ($0.kind != .picture || $1.kind != .picture) && $0 != $1 }
  }

  private func paintPictures(
    _ new: ArraySlice<Cell>, over old: ArraySlice<Cell>, y: Int, into output: inout TerminalBytes
  ) {
    var x = 0
    while x < new.count {
      guard new[new.startIndex + x] != old[old.startIndex + x] else {
        x += 1
        continue
      }
      let start = x
      while x < new.count, new[new.startIndex + x] != old[old.startIndex + x] { x += 1 }
      paint(new, from: start, to: x, y: y, into: &output)
    }
  }

  private func paint(_ row: ArraySlice<Cell>, from start: Int, to end: Int, y: Int, into output: inout TerminalBytes) {
    output.move(x: start, y: y)
    for x in start..<end {
      let index = row.startIndex + x
      switch Glyph(row, at: index, isUnicode: isUnicode) {
      case .covered: continue
      case .narrow(let base, let marks, let isCertain):
        output.use(row[index].style)
        output.append(base)
        for mark in marks { output.append(mark) }
        if !isCertain, x + 1 < end { output.move(x: x + 1, y: y) }
      case .wide(let base, let marks):
        output.use(row[index].style)
        paintWide(base, marks, x: x, y: y, into: &output)
      }
    }
  }

  /// Both columns are painted first, for a terminal that gives the glyph only one.
  private func paintWide(
    _ base: Unicode.Scalar, _ marks: [Unicode.Scalar], x: Int, y: Int, into output: inout TerminalBytes
  ) {
    output.append("  ")
    output.move(x: x, y: y)
    output.append(base)
    for mark in marks { output.append(mark) }
    output.move(x: x + 2, y: y)
  }
}
