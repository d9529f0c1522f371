import Cells

/// Text broken into lines of a width, with the places of its characters, for text boxes and notes.
package struct WrappedText: Hashable, Sendable {
  /// One line on the screen: which characters it shows.
  package struct Line: Hashable, Sendable {
    package let start: Int
    package let end: Int
  }

  package let characters: [Character]
  package private(set) var lines: [Line] = []

  /// Breaks at blanks where there are any, else within words; keeps the text's own line ends.
  package init(_ characters: [Character], width: Int) {
    self.characters = characters
    let width = max(1, width)
    var start = 0
    while true {
      let end = characters[start...].firstIndex(of: "\n") ?? characters.count
      wrap(start, end, width)
      guard end < characters.count else { return }
      start = end + 1
    }
  }

  package init(_ text: String, width: Int) { self.init(Array(text), width: width) }

  package func text(of line: Line) -> String { String(characters[line.start..<line.end]) }

  /// Row and column (in cells) of a position.
  package func place(of position: Int) -> Point {
    let row = lines.lastIndex { $0.start <= position } ?? 0
    let line = lines[row]
    return Point(x: DisplayWidth.of(String(characters[line.start..<min(position, max(line.start, line.end))])), y: row)
  }

  /// The position nearest to a column of a row; rows outside are clamped.
  package func position(at point: Point) -> Int {
    let line = lines[min(max(0, point.y), lines.count - 1)]
    var width = 0
    for index in line.start..<line.end {
      let next = width + DisplayWidth.of(String(characters[index]))
      if next > point.x { return index }
      width = next
    }
    // Where a word is broken, the end of one line is the start of the next.
    let isBroken = lines.contains { $0.start == line.end && $0.start > line.start }
    return isBroken ? max(line.start, line.end - 1) : line.end
  }

  private mutating func wrap(_ start: Int, _ end: Int, _ width: Int) {
    var lineStart = start
    var lastBreak: Int?
    var columns = 0
    var index = start
    while index < end {
      let size = DisplayWidth.of(String(characters[index]))
      if columns + size > width, index > lineStart {
        let cut = characters[index] == " " ? index + 1 : lastBreak ?? index
        lines.append(Line(start: lineStart, end: min(cut, index)))
        lineStart = cut
        lastBreak = nil
        columns = 0
        index = cut
        continue
      }
      columns += size
      index += 1
      if characters[index - 1] == " " { lastBreak = index }
    }
    lines.append(Line(start: lineStart, end: end))
  }
}
