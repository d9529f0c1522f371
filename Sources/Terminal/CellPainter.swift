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
    let start = TerminalBytes(depth: depth, width: new.size.width, place: old?.cursor)
    let rows = paintedRows(from: old, to: new)
    var output = start
    for row in rows { paint(row, into: &output) }
    finish(&output, from: old, to: new)
    guard let pieces = StyleOrder(rows, cursor: new.cursor) else { return output.bytes }
    var sorted = start
    paint(pieces, into: &sorted)
    finish(&sorted, from: old, to: new)
    return sorted.bytes.count < output.bytes.count ? sorted.bytes : output.bytes
  }

  private func paintedRows(from old: Surface?, to new: Surface) -> [PaintedRow] {
    (0..<new.size.height).compactMap { y in
      let row = new.row(y)
      let before = old?.row(y)
      guard before != row else { return nil }
      let change = before.map { RowChange(from: $0, to: row) } ?? RowChange(over: row)
      let (runs, isFree) = runs(of: change)
      return runs.isEmpty ? nil : PaintedRow(y: y, change: change, runs: runs, isFree: isFree)
    }
  }

  private func finish(_ output: inout TerminalBytes, from old: Surface?, to new: Surface) {
    output.use(.plain)
    if let cursor = new.cursor { output.move(to: cursor) }
    if (old?.cursor == nil) != (new.cursor == nil) { output.append(new.cursor == nil ? "\u{1B}[?25l" : "\u{1B}[?25h") }
  }

  /// Paints a row from the left, or style by style with a move between the pieces, whichever is shorter.
  private func paint(_ row: PaintedRow, into output: inout TerminalBytes) {
    var straight = output.continuation
    for run in row.runs { paint(run, of: row, into: &straight) }
    guard row.isFree, row.runs.count > 2 else { return output.append(straight) }
    var sorted = output.continuation
    for run in RowRun.byStyle(row.runs) { paint(run, of: row, into: &sorted) }
    output.append(sorted.bytes.count < straight.bytes.count ? sorted : straight)
  }

  /// Paints all rows style by style, each time with the style that is nearest to the one before.
  private func paint(_ order: StyleOrder, into output: inout TerminalBytes) {
    var order = order
    for row in order.bound { paint(row, into: &output) }
    while let group = order.next(cost: { output.cost(of: $0) }) {
      for piece in group { paint(piece.run, of: piece.row, into: &output) }
    }
  }

  /// The pieces to be written, each in one style.
  ///
  /// - Returns: also whether their order does not matter.
  private func runs(of change: RowChange) -> (runs: [RowRun], isFree: Bool) {
    var runs: [RowRun] = []
    var (x, isDoubtful, isFree) = (0, false, true)
    while x < change.width {
      defer { x += 1 }
      // A glyph that the terminal makes wider than it is counted here reaches into its neighbour, which must come after it.
      guard isDoubtful || change.isSeen(at: x) else { continue }
      let glyph = Glyph(change.row, at: change.row.startIndex + x, isUnicode: isUnicode)
      let isJoined = runs.last?.end == x && runs[runs.count - 1].take(change[x], glyph)
      if !isJoined, glyph != .covered {
        if isDoubtful { isFree = false }
        runs.append(RowRun(at: x, change[x]))
      }
      if case .narrow(_, _, isCertain: false) = glyph { isDoubtful = true } else { isDoubtful = false }
      // Blanks between that need not be written keep them together.
      let more = change.blanks(from: x) - 1
      if more > 0 {
        runs[runs.count - 1].take(more)
        x += more
      }
    }
    return (runs, isFree)
  }

  private func paint(_ run: RowRun, of row: PaintedRow, into output: inout TerminalBytes) {
    let (change, y) = (row.change, row.y)
    var x = run.start
    while x < run.end {
      let blanks = min(change.blanks(from: x), run.end - x)
      let glyph = Glyph(change.row, at: change.row.startIndex + x, isUnicode: isUnicode)
      guard glyph != .covered else {
        x += 1
        continue
      }
      reach(x, y, of: change.row, with: &output)
      if erasesInColor, blanks >= Self.fewestErased {
        output.use(background: change[x].style.background)
        output.erase(blanks, toEnd: x + blanks == change.width)
        x += blanks
      } else {
        write(glyph, in: change[x].style, x: x, y: y, into: &output)
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
    for between in place.x..<x {
      let glyph = Glyph(row, at: row.startIndex + between, isUnicode: isUnicode)
      write(glyph, in: row[row.startIndex + between].style, x: between, y: y, into: &output)
    }
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

  private func write(_ glyph: Glyph, in style: Style, x: Int, y: Int, into output: inout TerminalBytes) {
    switch glyph {
    case .covered: break
    case .narrow(let base, let marks, let isCertain):
      output.use(style, showsInk: base != " " || !marks.isEmpty)
      output.write([base] + marks, columns: isCertain ? 1 : nil)
    case .wide(let base, let marks):
      output.use(style, showsInk: true)
      // Both columns are painted first, for a terminal that gives the glyph only one.
      output.write([" ", " "], columns: nil)
      output.move(to: Point(x: x, y: y))
      output.write([base] + marks, columns: nil)
    }
  }
}

extension Surface {
  /// Notes that the terminal shows something else in a rectangle than these cells.
  mutating func spoil(_ rect: Rect) {
    // No frame holds this scalar, so each cell differs from what is to be.
    fill(rect, with: Cell("\u{10FFFF}", kind: .picture))
  }
}
