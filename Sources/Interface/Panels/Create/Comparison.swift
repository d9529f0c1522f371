import Domain

/// Several models on one prompt: their plans, and the contact sheet of what came the last time.
package struct Comparison: Sendable {
  /// One for each model of Create's list, in its order.
  package var plans: [ComparedPlan] = []
  /// The jobs on the sheet, in the models' order.
  package var jobs: [JobID] = []
  /// The chosen place on the sheet.
  package var cursor = 0
  /// Whether the result pane shows the sheet.
  package var isOpen = false
  package var rendered = RenderedPictures(limit: 64)

  /// The most models at once.
  package static let most = 8

  package init() {}

  /// What would be sent.
  package var sendable: [Plan] { plans.compactMap { try? $0.plan.get() } }
}

/// One model of a comparison, and what it would be sent or why it cannot be.
package struct ComparedPlan: Sendable {
  package let model: String
  package let plan: Result<Plan, Failure>

  /// The draft planned for each model as if it were the one in the settings.
  static func plans(of models: [String], _ draft: Draft, _ planner: Planner) -> [ComparedPlan] {
    models.map { id in
      var planner = planner
      planner.settings[draft.capability].model = id
      planner.settings[draft.capability].fallbacks = []
      return ComparedPlan(model: id, plan: Result { () throws(Failure) in try planner.plan(draft) })
    }
  }
}

/// A place on the contact sheet: a picture, or a job that has none yet.
package struct SheetItem: Sendable {
  package let job: Job
  package let picture: Picture?
}

extension Model {
  package var isComparing: Bool { !create.compared.isEmpty }

  /// Whether there is something that ^G would send.
  var hasPlan: Bool {
    if isComparing { return !comparison.sendable.isEmpty }
    if case .success = plan { return true }
    return false
  }

  package var sheetItems: [SheetItem] {
    comparison.jobs.flatMap { id -> [SheetItem] in
      guard let job = jobs.first(where: { $0.id == id }) else { return [] }
      let made = pictures.filter { $0.job == id }
      return made.isEmpty ? [SheetItem(job: job, picture: nil)] : made.map { SheetItem(job: job, picture: $0) }
    }
  }

  /// The picture under the sheet's cursor.
  var comparedPicture: Picture? {
    let items = sheetItems
    return items.indices.contains(comparison.cursor) ? items[comparison.cursor].picture : nil
  }
}

extension PickerState {
  /// Whether Enter takes the marks rather than the model under the cursor.
  func choosesSeveral(over compared: [String]) -> Bool { !marked.isEmpty && (marked.count > 1 || marked != compared) }
}

extension Capability {
  var makesImages: Bool { self != .analysis }
}
