import ArgumentParser
import Domain
import Foundation

/// One prompt to several models, one after the other: each with a plan of its own, all told together.
struct ModelComparison: Sendable {
  var creation: Creation
  var draft: Draft
  var workspace: Workspace

  private var options: CreationOptions { creation.options }

  private var limit: CostLimit { creation.limit }

  /// Nothing is sent unless every model can be planned for.
  func run() async throws {
    let planner = try await creation.planner(for: options.models, workspace)
    let draft = try creation.styled(draft, planner.styles)
    let planned = planner.plan(Sweep(models: options.models), draft, choosing: creation.choosing)
    var plans: [Plan] = []
    for (model, cell) in zip(options.models, planned.cells) {
      let plan = try cell.plan.get()
      creation.console.note("\(model):")
      creation.announce(plan)
      plans.append(plan)
    }
    try Failure.checkCancellation()
    guard !options.dryRun else { return try printDryRun(plans) }
    let (ready, paid) = try await creation.ready(plans, workspace)
    try await send(ready, after: paid)
    workspace.library.notices().forEach(creation.console.note)
  }

  private func printDryRun(_ plans: [Plan]) throws(Failure) {
    // What is asked before an edit is asked once.
    let reports = plans.map { PlanReport(plan: $0, printer: workspace.printer) }.enumerated()
    guard options.json else {
      let bodies = reports.flatMap { $1.bodies(preparing: $0 == 0) }
      return try creation.console.print(bodies.joined(separator: "\n"))
    }
    let results = reports.map { $1.dryRun(preparing: $0 == 0) }
    let object = JSONText.object([
      ("ok", .truth(true)), ("dry_run", .truth(true)),
      ("estimate", PlanReport.told(Estimate.whole(plans.map(\.estimate)))),
      ("results", .list(results)),
    ])
    try creation.console.print(object.pretty)
  }

  /// - Parameter paid: for what was asked before; nil where that is not known.
  private func send(_ plans: [Plan], after paid: Decimal?) async throws {
    var reports: [CreationReport] = []
    var stop: Failure?
    for plan in plans {
      stop = stop ?? overspent(reports, paid, next: plan)
      guard stop == nil else { break }
      let delivery = await deliver(plan, after: reports, paid)
      let report = CreationReport(
        plan: plan, delivery: delivery, body: workspace.printer.body(of: plan.requests[0]))
      reports.append(report)
      if options.json { delivery.remarks.forEach(creation.console.note) } else { try creation.tell(report, workspace) }
      if let failure = delivery.failure, failure.endsOthers { stop = failure }
    }
    let unsent = plans.dropFirst(reports.count)
    if options.json {
      try creation.console.print(json(reports, paid, unsent: Array(unsent), stop).pretty)
      for report in reports { creation.preview(report.delivery, workspace) }
    } else if !unsent.isEmpty {
      if let stop, stop.kind == .overBudget { creation.console.note(stop.sentence) }
      creation.console.note("Not sent: \(unsent.map { $0.requests[0].model }.joined(separator: ", ")).")
    }
    if let failure = reports.lazy.compactMap(\.delivery.failure).first ?? stop { throw ExitCode(failure.exitCode) }
  }

  private func deliver(_ plan: Plan, after reports: [CreationReport], _ paid: Decimal?) async -> Delivery {
    var delivery = Delivery(
      plan: plan, workspace: workspace, shelf: creation.shelf(workspace), console: creation.console)
    delivery.budget = limit.less(Self.counted(reports, paid))
    delivery.evenUnrecorded = options.evenUnrecorded
    delivery.waits = options.wait
    delivery.time = creation.time
    delivery.offset = reports.reduce(0) { $0 + $1.delivery.images.count }
    await delivery.run()
    return delivery
  }

  /// What came so far may have cost more than was estimated.
  private func overspent(_ reports: [CreationReport], _ paid: Decimal?, next plan: Plan) -> Failure? {
    guard !reports.isEmpty else { return nil }
    do throws(Failure) {
      try limit.check(spent: Self.counted(reports, paid), next: plan.estimate)
      return nil
    } catch {
      return error
    }
  }

  /// One object; each result is what the same order of one model alone prints.
  private func json(_ reports: [CreationReport], _ paid: Decimal?, unsent: [Plan], _ stop: Failure?) -> JSONText {
    let costs = reports.map(\.delivery.cost) + [paid]
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

  /// What was reported so far, and what was estimated where nothing was.
  private static func counted(_ reports: [CreationReport], _ paid: Decimal?) -> Decimal {
    reports.reduce(paid ?? 0) { $0 + $1.delivery.counted }
  }
}
