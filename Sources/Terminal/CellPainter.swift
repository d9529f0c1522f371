import Cells

/// Writes what differs between two frames, each cell once and in its exact colours.
///
/// It is for terminals of 256 colours and more; the others are painted by ncurses, which knows their quirks.
struct CellPainter {
  let depth: ColorDepth
  let isUnicode: Bool
  /// Whether the terminal gives the present background to what it erases.
  let erasesInColor: Bool

  /// A move over cells that do not differ is replaced by writing these again, where that is shorter.
  private static let longestBridge = 8
  /// Erasing so many blanks is shorter than writing them, even with the move that follows.
  private static let fewestErased = 10

  /// What brings a terminal from one frame to the next; empty where there is nothing to do.
  ///
  /// Nothing relies on autowrap, which is off. The style is plain before and after.
  ///
  /// - Parameter old: the frame on the terminal; nil for one that was just cleared, without a visible cursor.
  func bytes(from old: Surface?, to new: Surface) -> [UInt8] {
    let old = old?.size == new.size ? old : nil
    var output = TerminalBytes(depth: depth, width: new.size.width, place: old?.cursor)
    for y in 0..<new.size.height {
      let row = new.row(y)
      if let before = old?.row(y) {
        if before != row { paint(RowChange(from: before, to: row), y: y, into: &output) }
      } else {
        paint(RowChange(over: row), y: y, into: &output)
      }
    }
    output.use(.plain)
    if let cursor = new.cursor { output.move(to: cursor) }
    if (old?.cursor == nil) != (new.cursor == nil) { output.append(new.cursor == nil ? "\u{1B}[?25l" : "\u{1B}[?25h") }
    return output.bytes
  }

  private func paint(_ change: RowChange, y: Int, into output: inout TerminalBytes) {
    var x = 0
    var isDoubtful = false
    while x < change.width {
      // A glyph that the terminal makes wider than it is counted here reaches into its neighbour.
      guard isDoubtful || change.isSeen(at: x),
        Glyph(change.row, at: change.row.startIndex + x, isUnicode: isUnicode) != .covered
      else {
        (x, isDoubtful) = (x + 1, false)
        continue
      }
      reach(x, y, of: change.row, with: &output)
      let blanks = change.blanks(from: x)
      if erasesInColor, blanks >= Self.fewestErased {
        output.use(background: change[x].style.background)
        output.erase(blanks, toEnd: x + blanks == change.width)
        (x, isDoubtful) = (x + blanks, false)
      } else {
        isDoubtful = write(change.row, x: x, y: y, into: &output)
        x += 1
      }
    }
  }

  /// Goes to a cell by the shortest way: a move, or the cells between once more.
  private func reach(_ x: Int, _ y: Int, of row: ArraySlice<Cell>, with output: inout TerminalBytes) {
    let target = Point(x: x, y: y)
    guard let place = output.place, place.y == y, place.x < x, x - place.x <= Self.longestBridge,
      let cost = bridgeCost(place.x..<x, of: row, with: output), cost <= output.moveCost(to: target)
    else { return output.move(to: target) }
    for between in place.x..<x { _ = write(row, x: between, y: y, into: &output) }
  }

  /// The bytes of cells that can be written as the style is; nil where one cannot.
  private func bridgeCost(_ places: Range<Int>, of row: ArraySlice<Cell>, with output: TerminalBytes) -> Int? {
    var cost = 0
    for x in places {
      let cell = row[row.startIndex + x]
      guard isPlain(row, x), output.canWrite(cell) else { return nil }
      cost += UTF8.width(cell.base)
    }
    return cost
  }

  private func isPlain(_ row: ArraySlice<Cell>, _ x: Int) -> Bool {
    guard case .narrow(_, let marks, isCertain: true) = Glyph(row, at: row.startIndex + x, isUnicode: isUnicode) else {
      return false
    }
    return marks.isEmpty
  }

  /// - Returns: whether a terminal may give the glyph another width.
  private func write(_ row: ArraySlice<Cell>, x: Int, y: Int, into output: inout TerminalBytes) -> Bool {
    let index = row.startIndex + x
    switch Glyph(row, at: index, isUnicode: isUnicode) {
    case .covered: return false
    case .narrow(let base, let marks, let isCertain):
      output.use(row[index].style, showsInk: base != " " || !marks.isEmpty)
      output.write([base] + marks, columns: isCertain ? 1 : nil)
      return !isCertain
    case .wide(let base, let marks):
      output.use(row[index].style, showsInk: true)
      // Both columns are painted first, for a terminal that gives the glyph only one.
      output.write([" ", " "], columns: nil)
      output.move(to: Point(x: x, y: y))
      output.write([base] + marks, columns: nil)
      return false
    }
  }
}
