import Domain

/// One prompt with several models or other values: what would be sent, and the sheet of what came the last time.
package struct Comparison: Sendable {
  /// What would be sent for what stands on Create.
  package private(set) var planned = SweepPlan()
  /// Why nothing of it can be planned, though there is something to try.
  package private(set) var problem: Failure?
  /// What was sent the last time, in its order.
  package private(set) var entries: [SheetEntry] = []
  /// What the entries differ in; empty where they are just several requests.
  package private(set) var shown = Sweep()
  /// The chosen place on the sheet.
  package var cursor = 0
  /// Whether the result pane shows the sheet.
  package var isOpen = false
  package var rendered = RenderedPictures(limit: 64)
  /// The entry that is being made again.
  private var remade: Int?

  /// The most models at once.
  package static let most = 8

  package init() {}

  /// The sweep that stands on Create.
  package var sweep: Sweep { planned.sweep }

  package var cells: [PlannedCell] { planned.cells }

  /// The jobs on the sheet.
  package var jobs: [JobID] { entries.compactMap(\.job) }

  /// What would be sent.
  package var sendable: [Plan] { planned.plans }

  /// Plans anew for what stands on Create.
  mutating func plan(_ sweep: Sweep, _ draft: Draft, _ planner: Planner) {
    (planned, problem) = (SweepPlan(sweep: sweep), nil)
    guard !sweep.isEmpty else { return }
    do throws(Failure) {
      try SweepText.checkChosen(sweep)
      try sweep.check()
      planned = planner.plan(sweep, draft)
    } catch {
      problem = error
    }
  }

  /// Shows what is sent now.
  mutating func begin(_ entries: [SheetEntry], of sweep: Sweep) {
    (self.entries, shown, remade) = (entries, sweep, nil)
    cursor = 0
    isOpen = true
  }

  /// The next job that is begun takes the place of this entry's.
  mutating func remake(_ place: Int) { remade = place }

  /// - Returns: the job whose place on the sheet this one takes; nil where it belongs to none.
  mutating func takeRemade(_ job: JobID) -> JobID? {
    defer { remade = nil }
    guard let remade, entries.indices.contains(remade), let former = entries[remade].job else { return nil }
    entries[remade].job = job
    return former
  }
}

/// One request of a set: its combination, and the job that it became.
package struct SheetEntry: Sendable {
  /// Nil where the set is no sweep.
  package var cell: SweepCell?
  /// Nil for what could not be sent.
  package var job: JobID?
  /// What was sent; with the bytes of its references, so that it can be sent again.
  package var plan: Plan?
  /// Why it could not be sent.
  package var refusal = ""

  package init(cell: SweepCell? = nil, job: JobID? = nil, plan: Plan? = nil, refusal: String = "") {
    self.cell = cell
    self.job = job
    self.plan = plan
    self.refusal = refusal
  }
}

/// A place on the contact sheet: a picture, or a request that has none yet.
package struct SheetItem: Sendable {
  /// Among the entries.
  package let entry: Int
  /// Nil for what could not be sent.
  package let job: Job?
  package let picture: Picture?
}

extension Model {
  package var isComparing: Bool { !comparison.sweep.isEmpty }

  /// Whether there is something that ^G would send.
  var hasPlan: Bool {
    if isComparing { return !comparison.sendable.isEmpty }
    if case .success = plan { return true }
    return false
  }

  package var sheetItems: [SheetItem] {
    // A table has one place for each combination.
    let isTable = comparison.shown.axes.count > 1
    return comparison.entries.indices.flatMap { place -> [SheetItem] in
      let id = comparison.entries[place].job
      let job = id.flatMap { id in jobs.first { $0.id == id } }
      let made = job.map { job in pictures.filter { $0.job == job.id } } ?? []
      guard !made.isEmpty else {
        return job == nil && !isTable ? [] : [SheetItem(entry: place, job: job, picture: nil)]
      }
      return made.prefix(isTable ? 1 : made.count).map { SheetItem(entry: place, job: job, picture: $0) }
    }
  }

  /// The item under the sheet's cursor.
  var comparedItem: SheetItem? {
    let items = sheetItems
    return items.indices.contains(comparison.cursor) ? items[comparison.cursor] : nil
  }

  /// The picture under the sheet's cursor.
  var comparedPicture: Picture? { comparedItem?.picture }
}

extension PickerState {
  /// Whether Enter takes the marks rather than the model under the cursor.
  func choosesSeveral(over compared: [String]) -> Bool { !marked.isEmpty && (marked.count > 1 || marked != compared) }
}

extension Capability {
  var makesImages: Bool { self != .analysis }
}
