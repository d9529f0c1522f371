import Cells

/// Neighbouring cells of a row that can be written in one style; blanks go with any style of their background.
struct RowRun {
  let start: Int
  private(set) var end: Int
  /// That of its first cell which is no blank, else of its first.
  private(set) var style: Style
  private var isBlank: Bool

  init(at x: Int, _ cell: Cell) {
    (start, end) = (x, x + 1)
    style = cell.style
    isBlank = cell.isSeenAsBlank
  }

  /// Whether the next cell goes with it; then it has it.
  mutating func take(_ cell: Cell, _ glyph: Glyph) -> Bool {
    guard glyph == .covered || holds(cell) else { return false }
    if isBlank, !cell.isSeenAsBlank, glyph != .covered { (style, isBlank) = (cell.style, false) }
    end += 1
    return true
  }

  /// Takes so many blanks of its background.
  mutating func take(_ blanks: Int) { end += blanks }

  private func holds(_ cell: Cell) -> Bool {
    let hasInk = style.attributes.areSeenOnBlanks
    if cell.isSeenAsBlank { return cell.style.background == style.background && (isBlank || !hasInk) }
    return isBlank ? cell.style.background == style.background : cell.style == style
  }

  /// What runs that are written one after the other have in common.
  var key: Style { isBlank ? Style(background: style.background) : style }

  /// Runs of one style one after the other, in the order in which the styles first come.
  static func byStyle(_ runs: [RowRun]) -> [RowRun] {
    var places: [Style: Int] = [:]
    var groups: [[RowRun]] = []
    for run in runs {
      if let place = places[run.key] {
        groups[place].append(run)
      } else {
        places[run.key] = groups.count
        groups.append([run])
      }
    }
    return groups.flatMap { $0 }
  }
}
