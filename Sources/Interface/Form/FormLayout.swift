import Cells
import Domain

/// The entries of a form with their places on the screen, scrolled so that the focus is seen.
struct FormLayout {
  struct Row {
    let entry: FormEntry
    /// The first line, on the screen; may lie outside the form.
    let y: Int
    let height: Int
  }

  let inside: Rect
  /// Where rows are scrolled: the inside without the line of a button that stays in sight.
  let body: Rect
  /// The button of Create, where the form is higher than its pane: it stays on the last line.
  let pinned: Row?
  let rows: [Row]
  let focusedRef: FieldRef?
  /// Where labels end and controls begin.
  let controlX: Int
  let controlWidth: Int
  /// Lines of the whole form, and the first that is seen.
  let total: Int
  let top: Int
  /// Lines of what has the focus that lie above the pane because it is higher than that, and how many can.
  let scrolled: Int
  let overflow: Int

  init(_ model: Model, inside full: Rect) {
    let inside = Self.inside(of: full, on: model.panel)
    self.inside = inside
    let entries = model.form.entries
    let labelWidth = Self.labelWidth(entries, model, inside: inside)
    controlX = inside.minX + labelWidth
    controlWidth = min(inside.width - labelWidth, 56)
    var heights = Self.heights(entries, model, inside)
    let isPinned =
      heights.reduce(0, +) > inside.height && entries.last?.ref == .generate && inside.height >= 4
    body = isPinned ? inside.splitBottom(1).rest : inside
    pinned = isPinned ? Row(entry: .generate, y: inside.maxY - 1, height: 1) : nil
    if isPinned { heights[heights.count - 1] = 0 }
    total = heights.reduce(0, +)
    let starts = Self.starts(of: heights)
    focusedRef = model.focusedRef
    let focused = entries.firstIndex { [focusedRef] in $0.ref != nil && $0.ref == focusedRef } ?? 0
    let focusTop = starts.isEmpty ? 0 : starts[focused]
    let focusEnd = starts.isEmpty ? 0 : focusTop + heights[focused]
    overflow = max(0, focusEnd - focusTop - body.height)
    scrolled = min(overflow, model.scrolledLines)
    top = Self.top(total: total, height: body.height, focusTop: focusTop, focusEnd: focusEnd) + scrolled
    rows = zip(entries, zip(starts, heights)).map { [top] entry, place in
      Row(entry: entry, y: inside.minY + place.0 - top, height: place.1)
    }
  }

  /// The lines of each entry. Where room is short, boxes of text give up lines that they may not need; where there is more,
  /// what will be sent and what a style adds take it.
  private static func heights(_ entries: [FormEntry], _ model: Model, _ inside: Rect) -> [Int] {
    var heights = entries.map { FormView.height(of: $0, model, width: inside.width) }
    var free = inside.height - heights.reduce(0, +)
    for (index, entry) in entries.enumerated() where free < 0 {
      guard case .textBox(_, let rows) = entry, rows > 2 else { continue }
      let given = min(-free, rows - 2)
      heights[index] -= given
      free += given
    }
    guard free > 0 else { return heights }
    for (index, entry) in entries.enumerated() {
      switch entry {
      case .plan: heights[index] = PlanView.height(model, width: inside.width, more: free)
      case .adds(let text, let rows):
        heights[index] = FormView.height(of: .adds(text, rows: rows + free), model, width: inside.width)
      default: break
      }
    }
    return heights
  }

  /// The line on which each begins, from 0.
  private static func starts(of heights: [Int]) -> [Int] {
    var y = 0
    return heights.map { height in
      defer { y += height }
      return y
    }
  }

  /// Very wide panes would tear labels and values apart.
  static func inside(of pane: Rect, on panel: Panel) -> Rect {
    let widest = panel.row?.widest ?? 100
    return Rect(x: pane.minX, y: pane.minY, width: min(pane.width, widest), height: pane.height)
  }

  /// The columns that a control needs beside its label: a track, a number and its unit.
  private static let leastControl = 26

  /// Room for the longest label, but not more than half of the form where its control needs the rest.
  private static func labelWidth(_ entries: [FormEntry], _ model: Model, inside: Rect) -> Int {
    let labels = entries.compactMap { entry -> Int? in
      switch entry {
      case .control(let ref): model.control(of: ref).isCheckbox ? nil : DisplayWidth.of(model.label(of: ref))
      case .references: DisplayWidth.of(model.label(of: .references))
      case .key: DisplayWidth.of(model.label(of: .key))
      default: nil
      }
    }
    let longest = labels.max() ?? 0
    return min(longest + 4, max(inside.width / 2, min(longest + 2, inside.width - leastControl)))
  }

  /// As little scrolled as shows the focus with two lines below it.
  private static func top(total: Int, height: Int, focusTop: Int, focusEnd: Int) -> Int {
    guard total > height else { return 0 }
    let wanted = max(0, min(focusEnd + 2, total) - height)
    return min(wanted, focusTop)
  }

  func row(at y: Int) -> Row? {
    if let pinned, y == pinned.y { return pinned }
    guard y >= body.minY, y < body.maxY else { return nil }
    return rows.first { y >= $0.y && y < $0.y + $0.height }
  }

  /// The columns of a slider's track.
  var track: Range<Int> {
    let width = max(4, min(24, controlWidth - 14))
    return controlX + 1..<controlX + 1 + width
  }

  /// The value under a column of a slider's track; nil beside it.
  func sliderValue(at x: Int, _ scale: Control.Scale) -> Int? {
    guard track.contains(x) else { return nil }
    let span = scale.bounds.upperBound - scale.bounds.lowerBound
    let steps = track.count - 1
    let raw = scale.bounds.lowerBound + (x - track.lowerBound) * span / max(1, steps)
    guard x < track.upperBound - 1 else { return scale.bounds.upperBound }
    guard x > track.lowerBound else { return scale.bounds.lowerBound }
    return min(max(scale.bounds.lowerBound, (raw + scale.step / 2) / scale.step * scale.step), scale.bounds.upperBound)
  }
}
