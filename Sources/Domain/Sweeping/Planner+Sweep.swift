/// One combination of a sweep, and what it would be sent as or why it cannot be.
package struct PlannedCell: Sendable {
  package let cell: SweepCell
  package let plan: Result<Plan, Failure>

  package init(cell: SweepCell, plan: Result<Plan, Failure>) {
    self.cell = cell
    self.plan = plan
  }
}

extension Planner {
  /// Settings with a model chosen for a capability.
  package typealias ModelChoice = @Sendable (Settings, Capability, _ model: String) -> Settings

  /// The draft planned for every combination of a sweep, as if its values stood in the settings and on Create.
  ///
  /// - Parameter choose: chooses a model; by itself it takes that model's own parameters.
  package func plan(_ sweep: Sweep, _ draft: Draft, choosing choose: ModelChoice? = nil) -> SweepPlan {
    let cells = sweep.cells.map { cell in
      PlannedCell(
        cell: cell, plan: Result { () throws(Failure) in try plan(cell, of: sweep, draft, choose) })
    }
    return SweepPlan(sweep: sweep, cells: cells)
  }

  private func plan(
    _ cell: SweepCell, of sweep: Sweep, _ draft: Draft, _ choose: ModelChoice?
  ) throws(Failure) -> Plan {
    var (planner, draft) = (self, draft)
    let capability = draft.capability
    let choices = zip(sweep.axes.map(\.subject), cell.values)
    // Parameters belong to a model, so that comes first.
    for (subject, value) in choices where subject == .model {
      if let choose {
        planner.settings = choose(planner.settings, capability, value)
      } else {
        planner.settings[capability].model = value
      }
    }
    // What stands in a cell is of its model, or nothing is.
    planner.settings[capability].fallbacks = []
    for (subject, value) in choices { try planner.set(subject, value, &draft) }
    return try planner.plan(draft)
  }

  private mutating func set(_ subject: SweepSubject, _ value: String, _ draft: inout Draft) throws(Failure) {
    switch subject {
    case .model: break
    case .style: draft.style = try styles.art(named: value)
    case .format: draft.format = Format(rawValue: value.lowercased()) ?? draft.format
    case .parameter(.aspectRatio): draft.ratio = value
    case .parameter(let parameter): settings[draft.capability][parameter: parameter.rawValue] = value
    case .word(let word):
      guard draft.prompt.contains(word) else {
        throw Failure(
          .usage, "The prompt does not hold \(subject.title), so nothing can take its place.",
          advice: "Write the word as it stands in the prompt.")
      }
      draft.prompt = draft.prompt.replacing(word, with: value)
    }
  }
}
