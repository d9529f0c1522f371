import Cells

/// Rows of text in aligned columns.
struct TextTable {
  struct Column {
    var title: String
    var isRight = false
    /// Columns that give way when the table is wider than the terminal.
    var isFlexible = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// Header and rows, each line without blanks at its end.
  ///
  /// - Parameter width: columns of the terminal; nil cuts nothing.
  func lines(width: Int?) -> [String] {
    let all = [columns.map(\.title)] + rows
    let widths = fitted(natural(all), to: width)
    return all.map { row in
      var line = row.indices.map { pad(row[$0], to: widths[$0], right: columns[$0].isRight) }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      // Where nothing more can give way, the last columns are cut off: a line that wraps cannot be read.
      return width.map { DisplayWidth.truncated(line, to: $0) } ?? line
    }
  }

  private func natural(_ all: [[String]]) -> [Int] {
    columns.indices.map { column in all.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
  }

  private func fitted(_ natural: [Int], to width: Int?) -> [Int] {
    guard let width else { return natural }
    var widths = natural
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    // The widest gives way first, so that no column is lost to another.
    let flexible = columns.indices.filter { columns[$0].isFlexible }
    while excess > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }), widths[widest] > 12 {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func pad(_ text: String, to width: Int, right: Bool) -> String {
    let cut = DisplayWidth.truncated(text, to: width)
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(cut)))
    return right ? blanks + cut : cut + blanks
  }
}
