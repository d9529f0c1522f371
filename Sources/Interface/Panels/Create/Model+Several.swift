import Domain

extension Model {
  /// Several requests are several bills: their number and their sum are asked about first.
  ///
  /// - Returns: whether that was asked, so that nothing goes out now.
  mutating func askedAboutSeveral(_ asked: Asked) -> Bool {
    guard case .pictures(let plan) = asked else { return false }
    let text = SeveralText([plan])
    guard text.requests > 1 else { return false }
    ask("Send \(text.words)?", yes: "Send \(text.requests)") { $0.sendWithinBudget(.pictures(plan)) }
    return true
  }
}

/// Plans of several requests in words, before they go out.
package struct SeveralText: Sendable {
  private let plans: [Plan]

  package init(_ plans: [Plan]) { self.plans = plans }

  package var requests: Int { plans.reduce(0) { $0 + $1.requests.count } }

  /// `4 images in 4 requests, each billed; $0.16 in all`
  package var words: String {
    let images = plans.reduce(0) { $0 + $1.imageCount }
    return "\(images) image\(images == 1 ? "" : "s") in \(requests) requests, each billed; \(sum)"
  }

  private var sum: String {
    let (sum, unknown) = Estimate.sum(of: plans.map(\.estimate))
    guard let sum else { return "the cost is not known" }
    return unknown == 0 ? "\(sum.text) in all" : "\(sum.text), and what is not known of the others"
  }
}
