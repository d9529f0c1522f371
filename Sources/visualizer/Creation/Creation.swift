import ArgumentParser
import Domain
import Foundation
import Runtime
import Storage

/// One `generate` or `edit` from its arguments to the saved pictures.
struct Creation: Sendable {
  var options: CreationOptions
  var global: GlobalOptions
  var prompt: String
  /// Paths of references, in order.
  var references: [String]
  var console = Console()

  func run() async throws {
    let workspace = try Workspace.open(global)
    workspace.notices.forEach(console.note)
    if !options.dryRun { try workspace.requireKey() }
    let plan = try await plan(workspace)
    announce(plan)
    guard !options.dryRun else { return try printDryRun(plan, workspace.printer) }
    try await send(plan, workspace)
  }

  /// What costs money: checks the limits, then sends, saves and tells.
  func send(_ plan: Plan, _ workspace: Workspace) async throws {
    let limit = CostLimit(limit: options.maxCost?.value)
    try limit.check(plan.estimate)
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    try workspace.checkBudget(plan, isAllowed: limit.limit != nil)
    try await carryOut(plan, workspace)
    workspace.library.notices().forEach(console.note)
  }

  private func plan(_ workspace: Workspace) async throws(Failure) -> Plan {
    let capability: Capability = references.isEmpty ? .textToImage : .editing
    let settings = options.applied(to: workspace.settings, for: capability)
    let draft = try draft(workspace)
    let model = settings[capability].model
    let shelf = try await workspace.catalogue(offline: options.offline, needing: model, console)
    var endpoints: [String: [ImageEndpoint]] = [:]
    if shelf.catalogue.model(model)?.image != nil, !options.offline {
      endpoints[model] = await workspace.endpoints(of: model)
    }
    let styles = workspace.styleFiles.load()
    styles.notices.forEach(console.note)
    let planner = Planner(settings: settings, catalogue: shelf.catalogue, endpoints: endpoints, styles: styles.styles)
    return try planner.plan(try styled(draft, styles.styles))
  }

  private func draft(_ workspace: Workspace) throws(Failure) -> Draft {
    let loader = ReferenceLoader(pictures: workspace.pictures)
    var draft = Draft(
      prompt: prompt, negative: options.negative, visType: options.visType, format: options.format,
      count: options.count)
    for path in references {
      let reference = try loader.load(path)
      if let treatment = reference.treatment { console.note("\(reference.name) goes along changed: \(treatment).") }
      draft.references.append(reference)
    }
    return draft
  }

  private func styled(_ draft: Draft, _ styles: StyleBook) throws(Failure) -> Draft {
    guard let wanted = options.style else { return draft }
    var draft = draft
    if wanted.isEmpty || wanted.lowercased() == "none" {
      draft.style = ""
    } else if let style = styles.find(wanted, kind: .art) {
      draft.style = style.id
    } else {
      let names = styles.styles(of: .art).map(\.name).joined(separator: ", ")
      throw Failure(
        .usage, "There is no art style \"\(Harmless.line(wanted, limit: 60))\".", advice: "There are: \(names), none.")
    }
    return draft
  }

  /// What goes out differently is said before anything is sent.
  private func announce(_ plan: Plan) {
    for adjustment in plan.adjustments { console.note(adjustment.sentence) }
    for warning in plan.warnings { console.note(warning) }
    console.note("Estimated cost: \(plan.estimate.text).")
  }

  private func printDryRun(_ plan: Plan, _ printer: any RequestPrinter) throws(Failure) {
    let bodies = plan.requests.map { printer.body(of: $0) }
    guard options.json else { return try console.print(bodies.joined(separator: "\n")) }
    try console.print(PlanReport(plan: plan).dryRun(bodies).pretty)
  }

  private func carryOut(_ plan: Plan, _ workspace: Workspace) async throws {
    let shelf = ResultShelf(
      pictures: workspace.pictures, library: workspace.library, output: options.output, replaces: options.force,
      embeds: workspace.settings.general.embedsMetadata && !options.noMetadata)
    var delivery = Delivery(plan: plan, workspace: workspace, shelf: shelf, console: console)
    delivery.budget = CostLimit(limit: options.maxCost?.value)
    delivery.needsProvider = options.json
    await delivery.run()
    let report = CreationReport(plan: plan, delivery: delivery, body: workspace.printer.body(of: plan.requests[0]))
    if options.json {
      try console.print(report.json.pretty)
      if options.preview { preview(delivery, workspace) }
    } else {
      if options.preview { preview(delivery, workspace) }
      for image in delivery.images { try console.print(Harmless.line(image.path)) }
      report.sentences.forEach(console.note)
    }
    if let failure = delivery.failure { throw ExitCode(failure.exitCode) }
  }

  /// On standard output, or beside the JSON object on standard error. A picture that cannot be shown is no failure.
  private func preview(_ delivery: Delivery, _ workspace: Workspace) {
    let printer = PicturePrinter(environment: workspace.environment, colors: options.colors)
    for image in delivery.images {
      do throws(Failure) {
        let text = try printer.text(image.bytes, name: "The picture")
        if options.json { console.raw(text) } else { try console.write(text) }
      } catch {
        console.note(error.title)
      }
    }
  }
}
