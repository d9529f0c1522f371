import Cells
import Domain

extension PlanView {
  /// What the combinations of a sweep, or the compared models, would be sent as.
  ///
  /// - Parameter more: lines that the prompt may take beyond the usual ones.
  static func sweep(_ model: Model, width: Int, more: Int = 0) -> [(text: String, role: Role)] {
    let planned = model.comparison.planned
    guard !planned.sweep.isEmpty else {
      return wrap(
        "Choose what to try: every value of one axis goes with every value of the others.", width: width, limit: 3
      )
      .map { ($0, .muted) }
    }
    if let problem = model.comparison.problem {
      return wrap(problem.sentence, width: width, limit: 4).map { ($0, .warning) }
    }
    let isTall = model.size.height >= 36
    var lines = head(planned, width: width)
    if let plan = planned.plans.first { lines += words(of: plan, width: width, limit: (isTall ? 4 : 1) + more) }
    lines += planned.sweep.isOfModels ? models(planned, width: width, isTall: isTall) : axes(model, width: width)
    if let left = model.budgetLeft { lines.append((left, .muted)) }
    return lines
  }

  /// In two lines where one would be cut: what it costs must be read.
  private static func head(_ planned: SweepPlan, width: Int) -> [(text: String, role: Role)] {
    let text = SweepText(planned)
    let deed = planned.sweep.isOfModels ? "Compare: \(planned.cells.count) models" : "Sweep: \(text.size)"
    let what = deed + text.company
    let line = "\(what) · X clears · \(planned.total)"
    guard DisplayWidth.of(line) > width else { return [(line, .subtitle)] }
    return [("\(what) · X clears", .subtitle)] + wrap(planned.total, width: width, limit: 2).map { ($0, .subtitle) }
  }

  private static func models(_ planned: SweepPlan, width: Int, isTall: Bool) -> [(text: String, role: Role)] {
    zip(planned.sweep.models ?? [], planned.cells).flatMap { name, cell -> [(text: String, role: Role)] in
      guard case .success(let plan) = cell.plan else {
        return wrap(cell.line(of: name), width: width, limit: 2).map { ($0, .warning) }
      }
      let line = (text: cell.line(of: name), role: Role.muted)
      guard isTall else { return [line] }
      return [line]
        + (plan.adjustments.map(\.sentence) + plan.warnings).flatMap { sentence in
          wrap("  " + sentence, width: width, limit: 2).map { ($0, .warning) }
        }
    }
  }

  /// The axes, and each remark once.
  private static func axes(_ model: Model, width: Int) -> [(text: String, role: Role)] {
    let planned = model.comparison.planned
    // On its own tab the axes stand above.
    let axes = model.create.tab == .sweep ? [] : SweepText(planned).lines
    return axes.flatMap { wrap($0, width: width, limit: 2).map { ($0, .muted) } }
      + (planned.refusals + planned.remarks).flatMap { wrap($0, width: width, limit: 2).map { ($0, .warning) } }
  }
}
