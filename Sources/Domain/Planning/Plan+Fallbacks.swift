import Foundation

extension Plan {
  /// The dearest of itself and of what may take its place, which is what limits have to hold for. One whose cost nobody can
  /// tell comes before all others.
  package var dearest: Plan {
    let all = [self] + fallbacks
    let unknown = all.first { $0.estimate.bounds == nil }
    return unknown ?? all.max { ($0.estimate.bounds?.high ?? 0) < ($1.estimate.bounds?.high ?? 0) } ?? self
  }

  /// One of its requests as the other models would be sent it, in their order: for the same number of images, or for as many
  /// as they make at once.
  package func alternatives(to request: ImageRequest) -> [(request: ImageRequest, plan: Plan)] {
    var rest: [Plan] = []
    for fallback in fallbacks.reversed() {
      guard var plan = fallback.narrowed(to: request) else { continue }
      (plan.budget, plan.isAutomatic) = (budget, isAutomatic)
      plan.fallbacks = rest
      let share = assumed.map { $0 * Decimal(plan.imageCount) / Decimal(max(1, imageCount)) }
      rest.insert(plan.assuming(share), at: 0)
    }
    return rest.map { ($0.requests[0], $0) }
  }

  /// The part of it that takes the place of one request of another plan.
  private func narrowed(to other: ImageRequest) -> Plan? {
    guard var request = requests.max(by: { ($0.count ?? 1) < ($1.count ?? 1) }) else { return nil }
    let wanted = other.count ?? 1
    let count = min(wanted, request.count ?? 1)
    request.count = count > 1 ? count : nil
    if request.seed != nil, let seed = other.seed { request.seed = seed }
    var plan = self
    plan.estimate = estimate(of: request)
    plan.requests = [request]
    plan.adjustments.removeAll { $0.parameter == Parameter.count.rawValue }
    guard count < wanted else { return plan }
    let sentence = "\(request.model) makes \(count) at a time, so it is asked for \(count) of \(wanted) images."
    plan.adjustments.append(
      Adjustment(parameter: Parameter.count.rawValue, asked: String(wanted), sent: String(count), sentence: sentence))
    return plan
  }

  /// What its model alone is sent differently from what was asked of the one before it.
  package func adjustments(beyond other: Plan) -> [Adjustment] {
    adjustments.filter { !other.adjustments.contains($0) }
  }
}
