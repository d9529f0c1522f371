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
  let rows: [Row]
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
    // Very wide panes would tear labels and values apart.
    let widest = model.panel == .spending ? 140 : 100
    let inside = Rect(x: full.minX, y: full.minY, width: min(full.width, widest), height: full.height)
    self.inside = inside
    let entries = model.form.entries
    let labelWidth = Self.labelWidth(entries, model, inside: inside)
    controlX = inside.minX + labelWidth
    controlWidth = min(inside.width - labelWidth, 56)
    var heights = entries.map { FormView.height(of: $0, model, width: inside.width) }
    let free = inside.height - heights.reduce(0, +)
    for (index, entry) in entries.enumerated() {
      // What will be sent takes the lines that are left.
      if case .plan = entry, free > 0 { heights[index] = PlanView.height(model, width: inside.width, more: free) }
    }
    total = heights.reduce(0, +)
    var starts: [Int] = []
    var y = 0
    for height in heights {
      starts.append(y)
      y += height
    }
    let focused = entries.firstIndex { $0.ref != nil && $0.ref == model.focusedRef } ?? 0
    let focusTop = starts.isEmpty ? 0 : starts[focused]
    let focusEnd = starts.isEmpty ? 0 : focusTop + heights[focused]
    overflow = max(0, focusEnd - focusTop - inside.height)
    scrolled = min(overflow, model.scrolledLines)
    top = Self.top(total: total, height: inside.height, focusTop: focusTop, focusEnd: focusEnd) + scrolled
    rows = zip(entries, zip(starts, heights)).map { [top] entry, place in
      Row(entry: entry, y: inside.minY + place.0 - top, height: place.1)
    }
  }

  /// Room for the longest label, but never more than half of the form.
  private static func labelWidth(_ entries: [FormEntry], _ model: Model, inside: Rect) -> Int {
    let labels = entries.compactMap { entry -> Int? in
      switch entry {
      case .control(let ref): model.control(of: ref).isCheckbox ? nil : DisplayWidth.of(model.label(of: ref))
      case .references: DisplayWidth.of(model.label(of: .references))
      case .key: DisplayWidth.of(model.label(of: .key))
      default: nil
      }
    }
    return min((labels.max() ?? 0) + 4, inside.width / 2)
  }

  /// As little scrolled as shows the focus with two lines below it.
  private static func top(total: Int, height: Int, focusTop: Int, focusEnd: Int) -> Int {
    guard total > height else { return 0 }
    let wanted = max(0, min(focusEnd + 2, total) - height)
    return min(wanted, focusTop)
  }

  func row(at y: Int) -> Row? {
    guard y >= inside.minY, y < inside.maxY else { return nil }
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
