import Domain
import Foundation

/// What is told of a run that is over, or would begin.
struct RunReport {
  var record: RunRecord
  /// Of its manifest.
  var path: String
  /// Of its pictures; nil is the library's.
  var folder: String?

  init(_ record: RunRecord, _ path: String, _ folder: String?) {
    self.record = record
    self.path = path
    self.folder = folder
  }

  /// - Parameter stop: why not all of it was sent.
  func json(_ stop: Failure?) -> JSONText {
    var members: [(String, JSONText)] = [("ok", .truth(exitCode(stop) == nil))]
    if let stop { members.append(("error", stop.json)) }
    members += [
      ("id", .text(record.id)), ("kind", .text(record.kind.rawValue)), ("manifest", .text(path)),
      ("folder", .text(orNull: folder)), ("cost", .number(cost)),
      ("counts", .object(RunItem.State.allCases.map { ($0.rawValue, .whole(record.count($0))) })),
    ]
    if let sweep = record.sweep { members.append(("axes", Self.axes(sweep))) }
    members.append(("items", .list(record.items.map(Self.json))))
    return .object(members)
  }

  func sentences(_ stop: Failure?) -> [String] {
    var lines = ["\(record.summary); \(Money.text(cost)) in all."]
    if let stop { lines.append(stop.explained.sentence) }
    let name = folder.map { Harmless.line($0, limit: 300) } ?? record.id
    let demo = record.source == RunRecord.demo ? "--demo " : ""
    let command = "visualizer \(demo)\(record.kind == .sweep ? "sweep" : "generate") --resume \(name)"
    if record.items.contains(where: \.isFree) {
      lines.append("To send what is left: \(command)")
    } else if record.items.contains(where: { $0.state != .done }) {
      lines.append("To send the others again, and pay for them again: \(command) --again-unknown")
    }
    return lines
  }

  /// Nil when all is done.
  func exitCode(_ stop: Failure?) -> Int32? {
    if let stop { return stop.exitCode }
    return record.items.allSatisfy { $0.state == .done } ? nil : 1
  }

  private var cost: Decimal { record.items.reduce(0) { $0 + ($1.cost ?? 0) } }

  private static func axes(_ sweep: Sweep) -> JSONText {
    .list(sweep.axes.map { .object([("name", .text($0.subject.name)), ("values", .texts($0.values))]) })
  }

  private static func json(_ item: RunItem) -> JSONText {
    var members: [(String, JSONText)] = [
      ("id", .text(item.id)), ("cell", .whole(item.cell)), ("label", .text(item.label)),
      ("state", .text(item.state.rawValue)), ("model", .text(item.request.model)),
      (
        "images",
        .list(item.pictures.map { .object([("id", .text($0.id)), ("path", .text($0.path))]) })
      ), ("cost", .number(orNull: item.cost)),
    ]
    if let failure = item.failure {
      members.append(
        (
          "error",
          .object([
            ("kind", .text(failure.kind)), ("message", .text(failure.sentence)), ("billed", .text(failure.billed)),
          ])
        ))
    }
    return .object(members)
  }
}

extension RunReport {
  /// What would be sent, and what it may cost; nothing is sent.
  static func printDryRun(
    _ parts: [RunCreation.Part], _ record: RunRecord, _ creation: Creation, _ workspace: Workspace
  ) throws(Failure) {
    let plans = parts.map(\.plan)
    let reports = plans.map { PlanReport(plan: $0, printer: workspace.printer) }
    guard creation.options.json else {
      return try creation.console.print(reports.flatMap { $0.bodies() }.joined(separator: "\n"))
    }
    var members: [(String, JSONText)] = [
      ("ok", .truth(true)), ("dry_run", .truth(true)), ("posts", .whole(plans.reduce(0) { $0 + $1.requests.count })),
      ("estimate", PlanReport.told(Estimate.whole(plans.map(\.estimate)))),
    ]
    if let sweep = record.sweep { members.append(("axes", axes(sweep))) }
    let results = zip(parts, reports).map { part, report in
      JSONText.object([("cell", .whole(part.cell)), ("label", .text(part.label)), ("plan", report.dryRun())])
    }
    members.append(("items", .list(results)))
    try creation.console.print(JSONText.object(members).pretty)
  }

  /// Likewise of a run that would go on.
  func printDryRun(_ waiting: [RunItem], _ creation: Creation, _ workspace: Workspace) throws(Failure) {
    guard creation.options.json else {
      return try creation.console.print(
        waiting.map { workspace.printer.body(of: $0.request) }.joined(separator: "\n"))
    }
    let object = JSONText.object([
      ("ok", .truth(true)), ("dry_run", .truth(true)), ("posts", .whole(waiting.count)),
      ("items", .list(waiting.map(Self.json))),
    ])
    try creation.console.print(object.pretty)
  }
}

extension Estimate {
  /// Of several plans that go out together: unknown where one of them is.
  static func whole(_ estimates: [Estimate]) -> Estimate {
    if let unknown = estimates.first(where: { $0.bounds == nil }) { return unknown }
    return Estimate.sum(of: estimates).known ?? .unknown("nothing is planned")
  }
}
