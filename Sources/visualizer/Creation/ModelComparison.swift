import ArgumentParser
import Domain
import Foundation

/// One prompt to several models, one after the other: each with a plan of its own, all told together.
struct ModelComparison: Sendable {
  var creation: Creation
  var draft: Draft
  var workspace: Workspace

  private var options: CreationOptions { creation.options }

  private var limit: CostLimit { CostLimit(limit: options.maxCost?.value) }

  /// Nothing is sent unless every model can be planned for.
  func run() async throws {
    var plans: [Plan] = []
    for model in options.models {
      let plan = try await creation.plan(draft, model, workspace)
      creation.console.note("\(model):")
      creation.announce(plan)
      plans.append(plan)
    }
    guard !options.dryRun else { return try printDryRun(plans) }
    try creation.shelf(workspace).check(count: plans.reduce(0) { $0 + $1.imageCount })
    try limit.check(Self.sum(plans))
    for sentence in await workspace.interruptedRequests() { creation.console.note(sentence) }
    let checked = try plans.map { plan throws(Failure) in try workspace.checked(plan, isAllowed: limit.limit != nil) }
    try await send(checked)
    workspace.library.notices().forEach(creation.console.note)
  }

  private func printDryRun(_ plans: [Plan]) throws(Failure) {
    let bodies = plans.map { plan in plan.requests.map { workspace.printer.body(of: $0) } }
    guard options.json else { return try creation.console.print(bodies.joined().joined(separator: "\n")) }
    let results = zip(plans, bodies).map { PlanReport(plan: $0).dryRun($1) }
    let object = JSONText.object([
      ("ok", .truth(true)), ("dry_run", .truth(true)), ("estimate", PlanReport.told(Self.sum(plans))),
      ("results", .list(results)),
    ])
    try creation.console.print(object.pretty)
  }

  private func send(_ plans: [Plan]) async throws {
    var reports: [CreationReport] = []
    var stop: Failure?
    for plan in plans {
      stop = stop ?? overspent(reports, next: plan)
      guard stop == nil else { break }
      let delivery = await deliver(plan, after: reports)
      let report = CreationReport(
        plan: plan, delivery: delivery, body: workspace.printer.body(of: plan.requests[0]))
      reports.append(report)
      if !options.json { try creation.tell(report, workspace) }
      if let failure = delivery.failure, failure.endsAll { stop = failure }
    }
    let unsent = plans.dropFirst(reports.count)
    if options.json {
      try creation.console.print(json(reports, unsent: Array(unsent), stop).pretty)
      for report in reports { creation.preview(report.delivery, workspace) }
    } else if !unsent.isEmpty {
      if let stop, stop.kind == .overBudget { creation.console.note(stop.sentence) }
      creation.console.note("Not sent: \(unsent.map { $0.requests[0].model }.joined(separator: ", ")).")
    }
    if let failure = reports.lazy.compactMap(\.delivery.failure).first ?? stop { throw ExitCode(failure.exitCode) }
  }

  private func deliver(_ plan: Plan, after reports: [CreationReport]) async -> Delivery {
    var delivery = Delivery(
      plan: plan, workspace: workspace, shelf: creation.shelf(workspace), console: creation.console)
    delivery.budget = limit.less(reports.reduce(0) { $0 + ($1.delivery.cost ?? 0) })
    delivery.needsProvider = options.json
    delivery.offset = reports.reduce(0) { $0 + $1.delivery.images.count }
    await delivery.run()
    return delivery
  }

  /// What came so far may have cost more than was estimated.
  private func overspent(_ reports: [CreationReport], next plan: Plan) -> Failure? {
    guard !reports.isEmpty else { return nil }
    do throws(Failure) {
      let spent = reports.reduce(0) { $0 + ($1.delivery.cost ?? 0) }
      try limit.check(spent: spent, next: plan.estimate)
      return nil
    } catch {
      return error
    }
  }

  /// One object; each result is what the same order of one model alone prints.
  private func json(_ reports: [CreationReport], unsent: [Plan], _ stop: Failure?) -> JSONText {
    let costs = reports.map(\.delivery.cost)
    let cost = costs.contains(nil) ? nil : costs.reduce(0) { $0 + ($1 ?? 0) }
    let isWhole = unsent.isEmpty && reports.allSatisfy { $0.delivery.failure == nil }
    return .object([
      ("ok", .truth(isWhole)), ("cost", .number(orNull: cost)),
      ("seconds", .seconds(reports.reduce(0) { $0 + $1.delivery.seconds })),
      ("results", .list(reports.map(\.json) + unsent.map { Self.unsent($0, stop) })),
    ])
  }

  private static func unsent(_ plan: Plan, _ stop: Failure?) -> JSONText {
    let failure = Failure(stop?.kind ?? .cancelled, "It was not sent.", advice: stop?.sentence ?? "")
    return .object([
      ("ok", .truth(false)), ("error", failure.json), ("images", .list([])), ("model", .text(plan.requests[0].model)),
    ])
  }

  private static func sum(_ plans: [Plan]) -> Estimate {
    var low = Decimal()
    var high = Decimal()
    for plan in plans {
      guard let bounds = plan.estimate.bounds else { return plan.estimate }
      low += bounds.low
      high += bounds.high
    }
    return .range(low: low, high: high)
  }
}

extension Failure {
  /// Whether the next model would fail for the same reason, or nobody wants it any more.
  fileprivate var endsAll: Bool {
    switch kind {
    case .keyRefused, .noKey, .noCredit, .network, .cancelled, .security: true
    default: false
    }
  }
}
