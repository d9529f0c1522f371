import Domain

/// A comparison in words: what each model would be sent, and what it all costs.
package struct ComparisonText: Sendable {
  private let plans: [ComparedPlan]

  package init(_ plans: [ComparedPlan]) { self.plans = plans }

  private var sendable: [Plan] { plans.compactMap { try? $0.plan.get() } }

  /// The sum of what is known, and of how many nothing is: `$0.08 – 0.12, and 1 of unknown cost`.
  package var total: String {
    let (sum, unknown) = Estimate.sum(of: sendable.map(\.estimate))
    guard let sum else { return "cost not known" }
    return unknown == 0 ? sum.text : "\(sum.text), and \(unknown) of unknown cost"
  }

  /// The question before anything is sent.
  package func question(isBrief: Bool) -> String {
    let requests = sendable.reduce(0) { $0 + $1.requests.count }
    let left = plans.count - sendable.count
    var text = "Send this prompt to \(sendable.count) model\(sendable.count == 1 ? "" : "s")? "
    text += "\(requests) request\(requests == 1 ? "" : "s"), each billed. Estimated \(total)."
    if left > 0 { text += " \(left == 1 ? "One model is" : "\(left) models are") left out, as Create says." }
    guard !isBrief else { return text }
    return text + "\n\n" + plans.map(\.line).joined(separator: "\n")
  }

  /// All of it, for reading at leisure.
  package var full: String {
    guard let first = sendable.first else { return plans.map(\.line).joined(separator: "\n") }
    var lines = [first.prompt.text, "", "estimated \(total)"]
    for compared in plans {
      lines += ["", compared.line]
      guard let plan = try? compared.plan.get() else { continue }
      lines += [PlanText(plan).providers] + plan.adjustments.map(\.sentence) + plan.warnings
    }
    return lines.joined(separator: "\n")
  }
}

extension ComparedPlan {
  /// `$0.039 · google/gemini-2.5-flash-image · 16:9`, or why not. The price comes first, as narrow lines are cut.
  var line: String {
    switch plan {
    case .success(let plan): "\(price(plan.estimate)) · \(PlanText(plan).target)"
    case .failure(let failure): "\(model): \(failure.title)"
    }
  }

  private func price(_ estimate: Estimate) -> String {
    estimate.bounds.map { Estimate.range(low: $0.low, high: $0.high).text } ?? "price not known"
  }
}
