import Domain
import Engine
import Foundation

/// Pictures that an agent asked for: planned as on the command line, priced, reserved, sent and kept.
struct PictureTask: Sendable {
  let mark: String
  private let paid: PaidCalls
  private let client: String
  private let arguments: ToolArguments
  private let references: [Reference]
  /// The real path of the first file; nil is the review queue.
  private let output: String?
  /// What was done to references before they go along, one sentence each.
  private let treated: [String]

  private var engine: Engine { paid.engine }

  /// Looks at all paths, and reads the pictures that go along.
  init(_ arguments: ToolArguments, _ paid: PaidCalls, _ caller: Caller) throws(Failure) {
    let folders = paid.folders
    self.arguments = arguments
    self.paid = paid
    client = caller.client
    output = try arguments.text("output").map { text throws(Failure) in try folders.output(text) }
    var references: [Reference] = []
    var files: [String] = []
    for name in arguments.texts("images") {
      let picture = try folders.picture(name)
      references.append(try paid.engine.reference(at: picture.path))
      files.append(FileMark.text(picture.path))
    }
    self.references = references
    treated = references.compactMap { reference in
      reference.treatment.map { "\(reference.name) goes along changed: \($0)." }
    }
    let settings = paid.engine.ports.settings.load().settings
    let usual = references.isEmpty ? settings.textToImage.model : settings.editing.model
    let own = arguments.mark(without: PaidCalls.besides)
    mark = ([references.isEmpty ? "generate" : "edit", usual, own] + files).joined(separator: "\u{0}")
  }

  func run() async -> Result<PaidOutcome, Failure> {
    do throws(Failure) {
      let rules = SpendingRules(engine)
      try rules.checkReadable()
      let plan = try await plan(rules.settings)
      try Failure.checkCancellation()
      let shelf = shelf(rules.settings)
      try check(shelf, plan.imageCount)
      try rules.check(plan)
      if !arguments.truth("confirm"), rules.asksAbout(try rules.known(plan)) {
        let cost = plan.most.map { "This costs up to \(Money.text($0))" } ?? "What this costs is \(plan.estimate.text)"
        return .success(.question("\(cost) (\(plan.requests[0].model)), and the user wants to be asked before."))
      }
      let lines = try await engine.reserve(plan.within(rules.budget), for: client)
      return await send(plan, lines, shelf, rules.settings.mcp.preview)
    } catch {
      return .failure(error)
    }
  }

  private func plan(_ settings: Settings) async throws(Failure) -> Plan {
    let capability: Capability = references.isEmpty ? .textToImage : .editing
    let settings = applied(to: settings, capability)
    let model = settings[capability].model
    let catalogue = try await engine.catalogue(CatalogueWish(model: model)).catalogue
    var endpoints: [String: [ImageEndpoint]] = [:]
    if catalogue.model(model)?.image != nil {
      let found = try await engine.endpoints(of: model, within: .seconds(5))
      endpoints[model] = found.endpoints[model]
    }
    let styles = engine.ports.styles.load().styles
    let planner = Planner(
      settings: settings, catalogue: catalogue, endpoints: endpoints, styles: styles,
      learntCosts: (try? engine.ports.ledger?.learntCosts()) ?? [:])
    return try planner.plan(try draft(styles))
  }

  /// As the user set it up, but for what the call says. What an agent writes is not written anew by another model.
  private func applied(to settings: Settings, _ capability: Capability) -> Settings {
    var settings = settings
    settings.prompt.reviseEdits = false
    settings.prompt.automaticAnalysis = false
    settings[capability].maxReferences = Rules.mostReferences
    if let model = arguments.text("model") {
      // Who names a model gets that one.
      (settings[capability].model, settings[capability].fallbacks) = (settings.modelID(model), [])
      settings.general[capability] = .openRouter
    }
    for name in ["resolution", "quality", "background"] {
      if let value = arguments.text(name) { settings[capability][parameter: name] = value }
    }
    if let seed = arguments.whole("seed") { settings[capability][parameter: "seed"] = String(seed) }
    return settings
  }

  private func draft(_ styles: StyleBook) throws(Failure) -> Draft {
    var draft = Draft(
      prompt: arguments.text("prompt") ?? "", negative: arguments.text("negative") ?? "", references: references,
      count: arguments.whole("count"))
    if let style = arguments.text("style") { draft.style = try styles.art(named: style) }
    let ratio = arguments.text("aspect_ratio") ?? ""
    guard ratio.isEmpty || AspectRatio(ratio) != nil else {
      throw Failure(.usage, "aspect_ratio is to be such as 16:9 or 1:1.", advice: "Nothing was sent.")
    }
    draft.ratio = ratio
    return draft
  }

  private func shelf(_ settings: Settings) -> ResultShelf {
    var shelf = ResultShelf(
      pictures: engine.ports.pictures, library: engine.ports.library, embeds: settings.general.embedsMetadata)
    shelf.output = output
    return shelf
  }

  private func check(_ shelf: ResultShelf, _ count: Int) throws(Failure) {
    do throws(Failure) {
      try shelf.check(count: count)
    } catch {
      var failure = error
      failure.advice = "Nothing was sent. Name another file."
      throw failure
    }
  }

  /// One request after the other; the first that fails ends it, and what came before it is kept.
  private func send(
    _ plan: Plan, _ lines: [JournalLine], _ shelf: ResultShelf, _ preview: MCPPreview
  ) async -> Result<PaidOutcome, Failure> {
    var result = PaidResult(model: plan.requests[0].model, estimate: plan.estimate.text, cost: 0)
    result.remarks = treated + plan.adjustments.map(\.sentence) + plan.warnings
    for index in plan.requests.indices {
      guard !Task.isCancelled else {
        engine.release(Array(lines[index...]))
        guard index > 0 else { return .failure(Failure(.cancelled, "The call was cancelled; nothing was sent.")) }
        result.remarks.append("The call was cancelled; \(plan.requests.count - index) requests were not sent.")
        break
      }
      var order = PictureOrder(plan.requests[index], of: plan, to: shelf)
      order.line = lines[index]
      order.number = result.pictures.count + 1
      order.patience = .brief(forRecord: false)
      switch await make(order) {
      case .success(let made): result.add(made, preview)
      case .failure(let failure):
        engine.release(Array(lines[(index + 1)...]))
        guard !result.pictures.isEmpty else { return .failure(failure.after(paying: result.cost ?? 0)) }
        result.addFailure(failure)
        return .success(.made(result))
      }
    }
    return .success(.made(result))
  }

  private func make(_ order: PictureOrder) async -> Result<MadePictures, Failure> {
    await SentOrder<MadePictures>().run { [engine] isSent in
      do throws(Failure) {
        return .success(
          try await engine.make(order) { event in
            if case .accepted = event { isSent() }
          })
      } catch {
        return .failure(error)
      }
    }
  }
}

extension PaidResult {
  fileprivate mutating func add(_ made: MadePictures, _ preview: MCPPreview) {
    pictures += made.pictures.map { ShownPicture($0, preview) }
    cost = made.outcome.usage.cost.flatMap { own in cost.map { $0 + own } }
    (model, provider) = (made.outcome.model ?? model, made.outcome.provider ?? provider)
    seconds += made.outcome.seconds
    if !made.outcome.text.isEmpty { text += (text.isEmpty ? "" : "\n\n") + made.outcome.text }
    remarks += made.outcome.remarks + made.failures.map(\.sentence)
    remarks += made.pictures.flatMap { $0.remarks + [$0.failure?.sentence].compactMap(\.self) }
  }

  fileprivate mutating func addFailure(_ failure: Failure) {
    remarks.append("Not all of it was made: \(failure.sentence)")
    cost = (failure.cost ?? (failure.billed == .no ? 0 : nil)).flatMap { own in cost.map { $0 + own } }
  }
}
