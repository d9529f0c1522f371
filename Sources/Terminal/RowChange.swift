import Cells

/// One row of a frame beside what the terminal shows there.
struct RowChange {
  let row: ArraySlice<Cell>
  private let before: ArraySlice<Cell>?

  init(from before: ArraySlice<Cell>, to row: ArraySlice<Cell>) {
    self.before = before
    self.row = row
  }

  /// Over a row that was just cleared.
  init(over row: ArraySlice<Cell>) {
    before = nil
    self.row = row
  }

  var width: Int { row.count }

  subscript(x: Int) -> Cell { row[row.startIndex + x] }

  /// Whether the cell must be written. Half of a wide character stands and falls with the other half.
  func isSeen(at x: Int) -> Bool {
    if differs(at: x) { return true }
    if isRightHalf(x), x > 0, differs(at: x - 1) { return true }
    return x + 1 < width && isRightHalf(x + 1) && differs(at: x + 1)
  }

  /// How many blanks of one background begin at a place, up to the last that must be written.
  func blanks(from start: Int) -> Int {
    let first = self[start]
    var count = 0
    var x = start
    while x < width, self[x].isSeenAsBlank, self[x].style.background == first.style.background {
      x += 1
      if isSeen(at: x - 1) { count = x - start }
    }
    return count
  }

  private func isRightHalf(_ x: Int) -> Bool { self[x].kind == .continuation || old(x).kind == .continuation }

  private func old(_ x: Int) -> Cell { before.map { $0[$0.startIndex + x] } ?? .blank }

  private func differs(at x: Int) -> Bool { !self[x].looksLike(old(x)) }
}

extension Attributes {
  /// Underline and reverse. A constant: it is asked of every cell.
  static let seenOnBlanks = Attributes(rawValue: Attributes.underline.rawValue | Attributes.reverse.rawValue)

  /// Whether a blank shows them.
  var areSeenOnBlanks: Bool { rawValue & Self.seenOnBlanks.rawValue != 0 }
}

extension Cell {
  /// Whether nothing but its background is seen.
  var isSeenAsBlank: Bool {
    base == " " && marks == (0, 0) && kind != .continuation && !style.attributes.areSeenOnBlanks
  }

  /// Whether a terminal shows the two alike.
  func looksLike(_ other: Cell) -> Bool {
    if isSeenAsBlank, other.isSeenAsBlank { return style.background == other.style.background }
    return base == other.base && marks == other.marks && style == other.style
      && (kind == .continuation) == (other.kind == .continuation)
  }
}
