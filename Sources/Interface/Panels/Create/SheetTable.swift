import Cells
import Domain

/// Where the places of a sweep stand in a table: the first axis across, the others down, as many as there is room for.
struct SheetTable {
  /// The name of a column or a row.
  struct Head {
    let text: String
    let place: Rect
    var role = Role.subtitle
  }

  /// Places across, whether they are seen or not.
  let across: Int
  let heads: [Head]
  /// The places that are seen, by their index.
  let frames: [(index: Int, frame: Rect)]
  /// Lines below a picture: its facts, and one to part it from the next.
  static let caption = 2

  private static let leastWidth = 12
  private static let leastHeight = 5

  init(_ sweep: Sweep, cursor: Int, in rect: Rect) {
    across = max(1, sweep.axes[0].values.count)
    let down = sweep.axes.dropFirst().reduce(1) { $0 * $1.values.count }
    let names = sweep.axes.map { axis in axis.values.map { axis.subject.head(of: $0) } }
    let longest = names.dropFirst().flatMap { $0 }.map { DisplayWidth.of($0) }.max() ?? 0
    let head = min(longest + 2, max(11, rect.width / 4), 24)
    let (top, body) = Rect(x: rect.minX + head, y: rect.minY, width: rect.width - head, height: rect.height).splitTop(1)
    let seen = Size(
      width: max(1, min(across, body.width / Self.leastWidth)),
      height: max(1, min(down, body.height / Self.leastHeight)))
    let cell = Size(width: body.width / seen.width, height: body.height / seen.height)
    let left = ListState(cursor: cursor % across).top(count: across, height: seen.width)
    let first = ListState(cursor: cursor / across).top(count: down, height: seen.height)
    func frame(_ column: Int, _ line: Int) -> Rect {
      Rect(
        x: body.minX + column * cell.width, y: body.minY + line * cell.height, width: cell.width, height: cell.height)
    }
    frames = (0..<seen.height).flatMap { line in
      (0..<seen.width).map { (index: (first + line) * sweep.axes[0].values.count + left + $0, frame: frame($0, line)) }
    }
    var heads = (0..<seen.width).map { column in
      Head(
        text: names[0][left + column],
        place: Rect(x: frame(column, 0).minX + 1, y: top.minY, width: cell.width - 2, height: 1))
    }
    for line in 0..<seen.height {
      let y = frame(0, line).minY
      for (number, text) in Self.rowNames(names, first + line).enumerated() {
        let place = Rect(x: rect.minX + 1, y: y + number, width: head - 2, height: 1)
        heads.append(Head(text: text, place: place, role: number == 0 ? .subtitle : .muted))
      }
    }
    self.heads =
      heads + [Self.corner(cursor, across * down, Rect(x: rect.minX + 1, y: rect.minY, width: head - 2, height: 1))]
  }

  /// Of the second axis, and below it of the third.
  private static func rowNames(_ names: [[String]], _ line: Int) -> [String] {
    let second = names[1].count
    return [names[1][line % second]] + names.dropFirst(2).map { $0[line / second] }
  }

  private static func corner(_ cursor: Int, _ count: Int, _ place: Rect) -> Head {
    Head(text: "\(cursor + 1)/\(count)", place: place, role: .muted)
  }
}
