import Cells
import Domain

extension Model {
  /// Why a model cannot be marked in the picker now; nil when it can.
  var markRefusal: String? {
    guard case .picker(let state) = editor else { return "Works in the model picker." }
    return state.picker.capability?.makesImages == true ? nil : "Only models that make images are compared."
  }

  /// Enter in the picker with marks: Create has a list of models. Nothing is sent.
  mutating func compareMarked(_ state: PickerState) -> [Effect] {
    guard state.marked.count > 1 else {
      say(.info, "Mark a second model with ^T to compare, or take the mark away to choose one.")
      return []
    }
    create.compared = state.marked
    create.showsResult = false
    go(to: .create)
    zone = .form
    say(.info, "Compare: \(state.marked.count) models. ^G asks with the figures first; X goes back to one model.")
    return neededEndpoints()
  }

  /// The picker over Create, to mark what is to be compared.
  mutating func chooseCompared() -> [Effect] {
    let capability = create.draft.capability
    layers = []
    let effects = openPicker(.setting("\(capability.rawValue).model"), capability)
    if create.compared.isEmpty { say(.info, "Mark two models or more with ^T; Enter then compares them.") }
    return effects
  }

  mutating func endComparing() -> [Effect] {
    create.sweep = Sweep()
    if create.tab == .sweep { create.tab = .prompt }
    say(.info, "One model again: \(settings[create.draft.capability].model).")
    return []
  }

  /// Asks once, with what it would cost: several requests are several bills.
  mutating func askToCompare() -> [Effect] {
    let planned = comparison.planned
    guard !planned.plans.isEmpty else {
      let refusal = planned.cells.first.flatMap { if case .failure(let failure) = $0.plan { failure } else { nil } }
      if let failure = comparison.problem ?? refusal { sayWhyNot(failure) }
      return [.beep]
    }
    askToSend(planned.plans, SweepText(planned).question(isBrief: size.height < 20), of: planned)
    return []
  }

  /// One question for several plans, with the limit that they would pass; a limit of nothing ends it.
  mutating func askToSend(_ plans: [Plan], _ question: String, of planned: SweepPlan = SweepPlan()) {
    let question =
      keyWarning(for: plans) + (remainingWait.map { "The service asked to wait \($0) s more. " } ?? "") + question
    switch verdict(on: plans) {
    case .ok:
      let plans = plans.map { $0.within(Budget(settings.budget)) }
      ask(question, yes: "Send") { $0.compare(plans, planned) }
    case .ask(let sentence):
      let plans = plans.map(\.unlimited)
      ask("\(question)\n\n\(sentence)", yes: "Send all the same") { $0.compare(plans, planned) }
    case .refuse(let sentence): say(.warning, "\(sentence) Nothing was sent; the limit stands on Spending.")
    }
  }

  /// Sends the plans that were asked about, as one set.
  ///
  /// - Parameter planned: the combinations that they belong to, those that cannot be sent as well.
  mutating func compare(_ plans: [Plan], _ planned: SweepPlan = SweepPlan()) -> [Effect] {
    waitsUntil = nil
    var effects: [Effect] = []
    var entries = plans.map { plan in
      let first = nextJob
      effects += enqueue(plan)
      return (first..<nextJob).map { SheetEntry(job: JobID($0), plan: plan) }
    }
    if !planned.cells.isEmpty {
      entries = planned.cells.map { cell in
        if case .failure(let failure) = cell.plan {
          return [SheetEntry(cell: cell.cell, refusal: failure.title)]
        }
        return entries.removeFirst().map { SheetEntry(cell: cell.cell, job: $0.job, plan: $0.plan) }
      }
    }
    comparison.begin(Self.perCell(entries, planned.sweep), of: planned.sweep)
    return opening(entries.flatMap { $0 }, planned.sweep).map { [.keepRun($0)] + effects } ?? effects
  }

  /// Nil where it is no sweep.
  private func opening(_ entries: [SheetEntry], _ sweep: Sweep) -> RunOpening? {
    guard !sweep.isEmpty else { return nil }
    let parts = entries.compactMap { entry -> RunOpening.Part? in
      guard let job = entry.job, let cell = entry.cell, let plan = entry.plan,
        let request = jobs.first(where: { $0.id == job })?.request
      else { return nil }
      return RunOpening.Part(job: job, cell: cell, request: request, plan: plan)
    }
    return RunOpening(sweep: sweep, prompt: create.prompt.text, parts: parts)
  }

  /// A table has one place for each combination; the pictures of its further requests stand among the results.
  private static func perCell(_ entries: [[SheetEntry]], _ sweep: Sweep) -> [SheetEntry] {
    sweep.axes.count > 1 ? entries.compactMap(\.first) : entries.flatMap { $0 }
  }

  /// Moves on the open sheet; false when the sheet has not the keys.
  mutating func moveInSheet(_ action: Action) -> Bool {
    guard comparison.isOpen, zone == .result, let pane = layout.result else { return false }
    let count = sheetItems.count
    let steps: Int
    switch action {
    case .up: steps = -SheetView(self, pane).columns
    case .down: steps = SheetView(self, pane).columns
    case .nextPicture: steps = 1
    case .previousPicture: steps = -1
    case .first, .pageUp: steps = -count
    default: steps = count
    }
    let next = comparison.cursor + steps
    // Up and down stay in their column.
    if action == .up || action == .down, !(0..<count).contains(next) { return true }
    comparison.cursor = min(max(0, next), max(0, count - 1))
    return true
  }

  /// Enter in the result pane: from the sheet to one picture, and back; false when there is no sheet to it.
  mutating func zoomInSheet() -> Bool {
    guard comparison.isOpen else {
      let items = sheetItems
      guard let shown = picture?.id, let place = items.firstIndex(where: { $0.picture?.id == shown }) else {
        return false
      }
      comparison.cursor = place
      comparison.isOpen = true
      return true
    }
    let items = sheetItems
    guard items.indices.contains(comparison.cursor) else { return true }
    let item = items[comparison.cursor]
    if let picture = item.picture {
      shownPicture = picture.id
      comparison.isOpen = false
    } else if let job = item.job {
      tell(of: job)
    } else {
      say(.info, "It was not sent: \(comparison.entries[item.entry].refusal)")
    }
    return true
  }

  /// Says how a job without a picture fares.
  mutating func tell(of job: Job) {
    if case .failed(let failure) = job.phase {
      layers.append(TextLayer("\(job.model) failed", "\(failure.title)\n\n\(failure.counsel)"))
    } else {
      say(.info, "Job \(job.id) is \(job.phaseWord); there is no picture of it.")
    }
  }

  /// A click on the sheet chooses; a second one shows the picture alone.
  mutating func clickSheet(_ point: Point, isDouble: Bool) {
    guard comparison.isOpen, let pane = layout.result, let place = SheetView(self, pane).item(at: point) else { return }
    if isDouble || place == comparison.cursor { _ = zoomInSheet() }
    comparison.cursor = place
  }

  /// Scales what the sheet shows.
  mutating func prepareSheet() {
    guard let pane = layout.result else { return }
    for cell in SheetView(self, pane).cells {
      guard let shown = cell.shown else { continue }
      _ = comparison.rendered.surface(shown.id, shown.bitmap, fitting: cell.room, look: look)
    }
  }
}
