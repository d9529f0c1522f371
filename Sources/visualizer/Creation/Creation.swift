import ArgumentParser
import Domain
import Engine
import Foundation
import Interface
import Storage

/// One `generate` or `edit` from its arguments to the saved pictures.
struct Creation: Sendable {
  var options: CreationOptions
  var global: GlobalOptions
  var prompt: String
  /// Paths of references, or ids of pictures of the library, in order.
  var references: [String]
  var console = Console()
  let time: TimeLimit
  /// By chance where the user names none; the same for all models of a comparison.
  private let wildcardSeed: Int
  /// What counts where nothing else is given.
  private var preset: Preset?

  init(options: CreationOptions, global: GlobalOptions, prompt: String, references: [String]) {
    self.options = options
    self.global = global
    self.prompt = prompt
    self.references = references
    time = TimeLimit(options.timeout)
    wildcardSeed = options.wildcardSeed ?? Int.random(in: Wildcards.seeds)
  }

  func run() async throws {
    let workspace = try Workspace.open(global)
    workspace.notices.forEach(console.note)
    try await equipped(workspace).create(workspace)
  }

  /// With the preset that is named.
  func equipped(_ workspace: Workspace) throws(Failure) -> Creation {
    guard let name = options.preset else { return self }
    let (presets, notices) = workspace.presetFiles.load()
    notices.forEach(console.note)
    let preset = try presets.required(name)
    var creation = self
    creation.preset = preset
    if prompt.isEmpty { creation.prompt = preset.prompt }
    return creation
  }

  /// The same way of making pictures for a line of a batch.
  func of(_ line: BatchLine) -> Creation {
    var creation = Creation(options: line.options, global: global, prompt: line.prompt, references: line.references)
    creation.preset = preset
    return creation
  }

  private func create(_ workspace: Workspace) async throws {
    try options.consent.check([prompt, options.negative, options.output ?? ""], workspace.keySearch)
    if !options.dryRun { try workspace.requireKey() }
    let draft = try draft(workspace)
    guard options.models.count < 2 else {
      return try await ModelComparison(creation: self, draft: draft, workspace: workspace).run()
    }
    let plan = try await plan(draft, options.models.first, workspace)
    try Failure.checkCancellation()
    announce(plan)
    guard !options.dryRun else { return try printDryRun(plan, workspace) }
    try await send(plan, workspace)
  }

  /// What costs money: checks the limits, then sends, saves and tells.
  func send(_ plan: Plan, _ workspace: Workspace) async throws {
    let (ready, paid) = try await ready([plan], workspace)
    for plan in ready { try await carryOut(plan, after: paid, workspace) }
    workspace.library.notices().forEach(console.note)
  }

  var limit: CostLimit { CostLimit(limit: options.maxCost?.value) }

  /// Plans that may go out: files, limits and budgets are looked at, and what is to be asked before an edit is asked, once
  /// for all of them.
  ///
  /// - Returns: the plans, and what was paid for asking; nil where that is not known.
  func ready(_ plans: [Plan], _ workspace: Workspace) async throws(Failure) -> ([Plan], paid: Decimal?) {
    try options.consent.check(plans.flatMap { $0.requests.map(\.prompt) }, workspace.keySearch)
    try shelf(workspace).check(count: plans.reduce(0) { $0 + $1.imageCount })
    let allowed = try limit.checked(plans)
    for plan in allowed { if let sentence = assumption(plan) { console.note(sentence) } }
    for sentence in await workspace.interruptedRequests(within: time) { console.note(sentence) }
    try SeveralQuestion(plans: allowed, options: options, console: console).ask()
    let checked = try workspace.checked(allowed, isAllowed: limit.limit != nil)
    try Failure.checkCancellation()
    return try await prepared(checked, workspace)
  }

  private func assumption(_ plan: Plan) -> String? {
    guard let cost = plan.assumed, case .unknown(let reason) = plan.dearest.estimate else { return nil }
    return
      "What \(plan.dearest.model) costs cannot be told beforehand (\(reason)): it counts as \(Money.text(cost)), by --max-cost."
  }

  /// - Parameter named: the model of `--model`; nil is the one of the settings.
  func plan(_ draft: Draft, _ named: String?, _ workspace: Workspace) async throws(Failure) -> Plan {
    let planner = try await planner(for: named.map { [$0] } ?? [], workspace)
    return try planner.plan(try styled(draft, planner.styles))
  }

  /// What plans for models are made with, all of it fetched once.
  ///
  /// - Parameter named: the models of the options; none is the one of the settings.
  func planner(for named: [String], _ workspace: Workspace) async throws(Failure) -> Planner {
    let settings = applied(to: workspace.settings, for: capability, model: named.first)
    let own = settings[capability]
    let styles = workspace.styleFiles.load()
    let lexicon = workspace.lexiconFiles.load()
    (styles.notices + lexicon.notices).forEach(console.note)
    var planner = Planner(
      settings: settings, catalogue: .empty, styles: styles.styles, lexicon: lexicon.lexicon,
      learntCosts: (try? workspace.ledger.learntCosts()) ?? [:])
    let models = named.isEmpty ? [own.model] : named.map(settings.modelID)
    for model in models where planner.catalogue.model(model) == nil {
      let wish = CatalogueWish(
        offline: options.offline, model: model, timeout: time.left(of: settings.general.timeout))
      planner.catalogue = try await workspace.catalogue(wish, console).catalogue
    }
    for model in models + own.others where planner.catalogue.model(model)?.image != nil && !options.offline {
      planner.endpoints[model] = try await workspace.endpoints(
        of: model, within: time.share(of: .seconds(settings.general.timeout)), console)
    }
    return planner
  }

  /// The settings with the preset, and these options over both.
  func applied(to settings: Settings, for capability: Capability, model: String?) -> Settings {
    let base = preset?.applied(to: settings, for: capability, model: model) ?? settings
    return options.applied(to: base, for: capability, model: model)
  }

  /// Settings with one of several models chosen, and these options for it.
  var choosing: Planner.ModelChoice { { applied(to: $0, for: $1, model: $2) } }

  var capability: Capability { references.isEmpty ? .textToImage : .editing }

  func draft(_ workspace: Workspace) throws(Failure) -> Draft {
    var draft = Draft(
      prompt: prompt, negative: options.givenNegative ?? preset?.negative ?? "",
      visType: options.givenVisType ?? preset?.visType ?? .unspecified,
      format: options.givenFormat ?? preset?.format ?? .landscape, style: preset?.style,
      count: options.count ?? preset?.count)
    draft.wildcardSeed = wildcardSeed
    for named in references {
      let picture = try PictureArgument(named, library: workspace.library)
      var reference = try workspace.engine.reference(at: picture.path)
      // What an analysis said before need not be asked, and paid for, again.
      if let known = picture.asset?.analysis, !known.isEmpty { reference.analysis = known }
      if let treatment = reference.treatment { console.note("\(reference.name) goes along changed: \(treatment).") }
      draft.references.append(reference)
    }
    return draft
  }

  func styled(_ draft: Draft, _ styles: StyleBook) throws(Failure) -> Draft {
    guard let wanted = options.style else { return draft }
    var draft = draft
    draft.style = try styles.art(named: wanted)
    return draft
  }

  /// What was drawn for more images than these is in --json alone.
  private static let mostDrawn = 10

  /// What goes out differently is said before anything is sent.
  func announce(_ plan: Plan) {
    for drawn in plan.requests.compactMap(\.drawn).prefix(Self.mostDrawn) {
      guard let seed = drawn.seed else { continue }
      console.note("Drawn: \(Harmless.line(drawn.words, limit: 300)) (--wildcard-seed \(seed)).")
    }
    for adjustment in plan.adjustments { console.note(adjustment.sentence) }
    for warning in plan.warnings { console.note(warning) }
    if let preparation = plan.preparation { console.note("Also: \(preparation.words).") }
    console.note("Estimated cost: \(plan.estimate.text).")
    for fallback in plan.fallbacks {
      console.note("If it refuses, \(fallback.model) is asked: \(fallback.estimate.phrase).")
    }
  }

  /// The plans as they go out once other models were asked what the settings want asked before an edit.
  private func prepared(_ plans: [Plan], _ workspace: Workspace) async throws(Failure) -> ([Plan], paid: Decimal?) {
    guard let first = plans.first, let preparation = first.preparation else { return (plans, 0) }
    let limit = limit
    var answers = PreparedEdit()
    let preparer = EditPreparer(
      workspace.engine, evenUnrecorded: options.evenUnrecorded, patience: .brief(forRecord: false),
      hear: { [console] in Workspace.tell($0, console) },
      check: { [time] answers throws(Failure) in
        try time.check(before: "what is asked before the edit")
        try limit.check(answers, before: plans)
      },
      limit: { [time] in time.left(of: $0) })
    try await preparer.ask(first, into: &answers)
    if let cost = answers.cost { console.note("Asking before the edit cost \(Money.text(cost)).") }
    let planner = Planner(
      settings: workspace.settings, catalogue: .empty, styles: workspace.styleFiles.load().styles)
    let revised = plans.map { planner.plan($0, revisedTo: answers.prompt, note: answers.unrevised) }
    if let sentence = answers.unrevised { console.note(sentence) }
    if answers.prompt != nil, let last = revised.first?.adjustments.last { console.note(last.sentence) }
    do throws(Failure) {
      let paid = answers.unpriced.isEmpty ? answers.cost : nil
      return (try limit.checked(revised, after: answers, preparation), paid)
    } catch {
      throw error.after(paying: answers.cost ?? 0)
    }
  }

  private func printDryRun(_ plan: Plan, _ workspace: Workspace) throws(Failure) {
    let report = PlanReport(plan: plan, printer: workspace.printer)
    let key = workspace.key.map { "with the key \($0.masked)" } ?? "with a key, which is missing yet"
    console.note("Nothing is sent. It would be \(report.posts(to: workspace.address.source)) \(key).")
    guard options.json else { return try console.print(report.bodies().joined(separator: "\n")) }
    try console.print(report.dryRun().pretty)
  }

  func shelf(_ workspace: Workspace) -> ResultShelf {
    let embeds = workspace.settings.general.embedsMetadata && !options.noMetadata
    var shelf = ResultShelf(pictures: workspace.pictures, library: workspace.library, embeds: embeds)
    (shelf.output, shelf.replaces) = (options.output, options.force)
    return shelf
  }

  private func carryOut(_ plan: Plan, after paid: Decimal?, _ workspace: Workspace) async throws {
    var delivery = Delivery(plan: plan, workspace: workspace, shelf: shelf(workspace), console: console)
    delivery.paid = paid
    delivery.budget = limit.less(paid ?? 0)
    delivery.evenUnrecorded = options.evenUnrecorded
    delivery.waits = options.wait
    delivery.time = time
    await delivery.run()
    let served = delivery.served
    let report = CreationReport(plan: served, delivery: delivery, body: workspace.printer.body(of: served.requests[0]))
    if options.json {
      delivery.remarks.forEach(console.note)
      try console.print(report.json.pretty)
      preview(delivery, workspace)
    } else {
      try tell(report, workspace)
    }
    if let failure = delivery.failure { throw ExitCode(failure.exitCode) }
  }

  /// The plain answer: paths on standard output, the rest on standard error.
  func tell(_ report: CreationReport, _ workspace: Workspace) throws(Failure) {
    preview(report.delivery, workspace)
    for image in report.delivery.images { try console.print(Harmless.line(image.path)) }
    report.sentences.forEach(console.note)
  }

  /// On standard output, or beside the JSON object on standard error. A picture that cannot be shown is no failure.
  func preview(_ delivery: Delivery, _ workspace: Workspace) {
    guard options.preview else { return }
    let printer = PicturePrinter(environment: workspace.environment, colors: options.colors)
    for image in delivery.images {
      do throws(Failure) {
        let printed = try printer.print(image.image.bytes, name: "The picture")
        if options.json { console.raw(printed.text) } else { try console.write(printed.text) }
        printed.remarks.forEach(console.note)
      } catch {
        console.note(error.title)
      }
    }
  }
}
