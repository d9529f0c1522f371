/// What a sweep would send, decided as a whole before anything of it goes out.
package struct SweepPlan: Sendable {
  package var sweep: Sweep
  package var cells: [PlannedCell]

  package init(sweep: Sweep = Sweep(), cells: [PlannedCell] = []) {
    self.sweep = sweep
    self.cells = cells
  }

  /// What would be sent.
  package var plans: [Plan] { cells.compactMap { try? $0.plan.get() } }

  /// Those that can be sent, with their plans.
  package var sendable: [(cell: SweepCell, plan: Plan)] {
    cells.compactMap { cell in (try? cell.plan.get()).map { (cell.cell, $0) } }
  }

  package var requestCount: Int { plans.reduce(0) { $0 + $1.requests.count } }

  /// The sum of what is known, and of how many nothing is: `$0.08 – 0.12, and 1 of unknown cost`.
  package var total: String { Estimate.total(of: plans.map(\.estimate)) }

  /// Why some cells cannot be sent, each reason once.
  package var refusals: [String] {
    said { if case .failure(let failure) = $0.plan { [failure.sentence] } else { [] } }
  }

  /// What goes out differently from what was asked, and what may go wrong; each said once.
  package var remarks: [String] {
    said { cell in (try? cell.plan.get()).map { $0.adjustments.map(words) + $0.warnings } ?? [] } + sameRequests
  }

  /// What no value of an axis is sent of is said of all of them at once.
  private func words(_ adjustment: Adjustment) -> String {
    let subject = Parameter(rawValue: adjustment.parameter).map { SweepSubject.parameter($0) }
    guard adjustment.sent == nil, let subject, sweep.axes.contains(where: { $0.subject == subject }) else {
      return adjustment.sentence
    }
    return adjustment.sentence.replacing("\(subject.title) \(adjustment.asked) is", with: "\(subject.title) is")
  }

  /// Requests that are the same as others: what tells them apart was left out.
  private var sameRequests: [String] {
    let requests = plans.flatMap(\.requests)
    let same = requests.count - Set(requests).count
    guard same > 0 else { return [] }
    return [
      "\(same) of the \(requests.count) requests \(same == 1 ? "is" : "are") the same as another one: what was to make them differ is not sent."
    ]
  }

  private static let mostNamed = 3

  /// Sentences in the order of the cells, with those that they are about where that is not all of them.
  private func said(_ sentences: (PlannedCell) -> [String]) -> [String] {
    var order: [String] = []
    var cellsOf: [String: [SweepCell]] = [:]
    for cell in cells {
      for sentence in Set(sentences(cell)).sorted() {
        if cellsOf[sentence] == nil { order.append(sentence) }
        cellsOf[sentence, default: []].append(cell.cell)
      }
    }
    return order.map { sentence in
      let about = cellsOf[sentence] ?? []
      return about.count == cells.count ? sentence : "\(whom(about)): \(sentence)"
    }
  }

  /// `flux.2-pro`, where it is all of one value or of a few; else the only cell, else how many they are.
  private func whom(_ about: [SweepCell]) -> String {
    for (number, axis) in sweep.axes.enumerated() {
      let places = Set(about.map { $0.place[number] })
      guard places.count < min(axis.values.count, Self.mostNamed + 1),
        about.count == cells.count(where: { places.contains($0.cell.place[number]) })
      else { continue }
      return places.sorted().map { axis.subject.head(of: axis.values[$0]) }.joined(separator: ", ")
    }
    return about.count == 1 ? sweep.label(of: about[0]) : "\(about.count) of \(cells.count)"
  }
}
