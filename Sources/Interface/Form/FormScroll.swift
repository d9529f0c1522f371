import Cells

/// How far what has the focus is scrolled, where it is higher than its pane.
struct FormScroll: Hashable, Sendable {
  let panel: Panel
  let place: Int
  let lines: Int
}

extension Model {
  /// Lines of what has the focus that are to lie above the pane.
  var scrolledLines: Int {
    guard let formScroll, formScroll.panel == panel, formScroll.place == focus[panel] ?? 0 else { return 0 }
    return formScroll.lines
  }

  /// Moves the focus of the form. What is higher than the pane is scrolled to its end before the focus leaves it, and no
  /// page leaps over it.
  mutating func moveFocus(_ steps: Int) {
    let count = form.refs.count
    guard count > 0, steps != 0 else { return }
    let here = min(max(0, focus[panel] ?? 0), count - 1)
    let isLeap = abs(steps) >= Self.leap
    if let placed = placedForm, placed.overflow > 0, !isLeap {
      let line = min(max(0, placed.scrolled + steps), placed.overflow)
      if line != placed.scrolled {
        formScroll = FormScroll(panel: panel, place: here, lines: line)
        return
      }
    }
    let target = min(max(0, here + steps), count - 1)
    guard target != here || isLeap else { return }
    let way = isLeap ? [] : Array(stride(from: here, to: target, by: steps.signum()).dropFirst())
    focus[panel] = way.first { overflow(at: $0) > 0 } ?? target
    let lines = steps < 0 && !isLeap || steps > 0 && isLeap ? placedForm?.overflow ?? 0 : 0
    formScroll = FormScroll(panel: panel, place: focus[panel] ?? 0, lines: lines)
  }

  /// More steps than any list has rows: to the first, or to the last.
  static let leap = 1_000_000

  private var placedForm: FormLayout? { layout.form.map { FormLayout(self, inside: layout.inside($0)) } }

  private func overflow(at place: Int) -> Int {
    var model = self
    model.focus[panel] = place
    return model.placedForm?.overflow ?? 0
  }
}
