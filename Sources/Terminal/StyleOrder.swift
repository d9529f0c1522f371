import Cells

/// The pieces of a frame by their styles, each of which is switched to once for all rows.
struct StyleOrder {
  typealias Piece = (row: PaintedRow, run: RowRun)

  /// More pieces than these take longer to sort than they save.
  private static let most = 64

  /// Rows whose pieces must stay in their order.
  let bound: [PaintedRow]
  private var groups: [(style: Style, pieces: [Piece])] = []
  /// Those that end where the text cursor will stand, so that it need not go there.
  private var last: (style: Style, pieces: [Piece])?

  /// Nil where there is nothing to sort, or too much.
  init?(_ rows: [PaintedRow], cursor: Point?) {
    guard rows.count > 1, rows.reduce(0, { $0 + $1.runs.count }) <= Self.most else { return nil }
    bound = rows.filter { !$0.isFree }
    var places: [Style: Int] = [:]
    for row in rows where row.isFree {
      for run in row.runs {
        if let place = places[run.key] {
          groups[place].pieces.append((row, run))
        } else {
          places[run.key] = groups.count
          groups.append((run.key, [(row, run)]))
        }
      }
    }
    keepForLast(cursor)
  }

  /// What is painted next: all of the style that costs least.
  mutating func next(cost: (Style) -> Int) -> [Piece]? {
    let costs = groups.map { cost($0.style) }
    guard let place = costs.indices.min(by: { costs[$0] < costs[$1] }) else {
      defer { last = nil }
      return last?.pieces
    }
    return groups.remove(at: place).pieces
  }

  private mutating func keepForLast(_ cursor: Point?) {
    guard let cursor else { return }
    func ends(_ piece: Piece) -> Bool { piece.row.y == cursor.y && piece.run.end == cursor.x }
    guard let place = groups.firstIndex(where: { $0.pieces.contains(where: ends) }) else { return }
    var group = groups.remove(at: place)
    group.pieces = group.pieces.filter { !ends($0) } + group.pieces.filter(ends)
    last = group
  }
}

/// A row of a frame that differs from what the terminal shows, in the pieces that are to be written.
struct PaintedRow {
  let y: Int
  let change: RowChange
  let runs: [RowRun]
  /// Whether their order does not matter.
  let isFree: Bool
}
