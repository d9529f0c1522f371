import Domain
import Foundation
import Runtime

/// Sends the requests of a plan one after the other and saves what comes, before anything else is done with it.
struct Delivery: Sendable {
  let plan: Plan
  let workspace: Workspace
  let shelf: ResultShelf
  let console: Console
  var budget = CostLimit()
  /// Whether requests go out though the ledger cannot note them.
  var evenUnrecorded = false
  /// Whether the record is waited for although the answer names the cost: `--wait`.
  var waits = false
  /// Seconds of the time limit that are gone before the first request.
  var elapsed = 0
  /// Images of the same order that were saved before, for the numbers in their names.
  var offset = 0

  private(set) var images: [SavedImage] = []
  /// What ended it early, or what could not be put where it was wanted.
  private(set) var failure: Failure?
  private(set) var remarks: [String] = []
  private(set) var provider: String?
  private(set) var model: String?
  private(set) var generationIDs: [String] = []
  private(set) var seconds = 0.0
  /// What was paid before for what is asked ahead of an edit, in US dollars; nil when that is not known.
  var paid: Decimal? = 0
  /// Of the requests alone, in US dollars; nil when the service did not say for each of them.
  private(set) var requestCost: Decimal? = 0
  /// The same, with estimates where the service did not say.
  private(set) var counted: Decimal = 0
  /// What the service did say.
  private var reported: Decimal = 0
  private var sent = 0
  private var made = 0
  /// Words beside the images.
  private(set) var text = ""

  init(plan: Plan, workspace: Workspace, shelf: ResultShelf, console: Console) {
    self.plan = plan
    self.workspace = workspace
    self.shelf = shelf
    self.console = console
  }

  /// US dollars for all of it.
  var cost: Decimal? { requestCost.flatMap { own in paid.map { own + $0 } } }

  /// Ends at the first failure; what came before it is saved.
  mutating func run() async {
    do throws(Failure) {
      let service = try await workspace.service()
      // What could not be put where it was wanted ends it, too: the next picture would be paid for and fare no better.
      for (index, request) in plan.requests.enumerated() where failure == nil {
        if index > 0 { try budget.check(spent: counted, next: plan.estimate / plan.requests.count) }
        try await fulfil(request, index, service)
      }
    } catch {
      fail(error.explained)
    }
    guard failure != nil, plan.requests.count > 1, sent > 0 else { return }
    remark("\(made) of \(plan.requests.count) requests \(made == 1 ? "was" : "were") made\(unsent).")
  }

  private var unsent: String {
    let count = plan.requests.count - sent
    return count == 0 ? "" : "; \(count) \(count == 1 ? "was" : "were") not sent"
  }

  private mutating func fulfil(_ request: ImageRequest, _ index: Int, _ service: any ImageService) async throws(Failure)
  {
    try Failure.checkCancellation()
    let line = JournalLine(workspace.ledger, request, plan)
    if let failure = try line.begin(within: plan.budget, evenUnrecorded: evenUnrecorded) { remark(failure.title) }
    sent += 1
    var sent = request
    if index == 0 { sent.timeout = max(1, request.timeout - elapsed) }
    var outcome = try await send(sent, to: service, index, line)
    made += 1
    let assets = take(outcome, of: request)
    if let failure = shelf.note(assets) { remark(failure.sentence) }
    outcome.usage.cost = await learnCost(of: outcome, service)
    outcome.provider = outcome.provider ?? provider
    if let failure = line.finish(outcome, assets: assets.map(\.id)) { remark(failure.title) }
    counted += line.current.amount
    note(outcome, assets)
  }

  /// Each is said once.
  private mutating func remark(_ sentence: String) {
    if !remarks.contains(sentence) { remarks.append(sentence) }
  }

  /// What a request that was cut off has cost takes the place of what it may have, where the service soon says it.
  private func settled(
    _ failure: Failure, _ entry: LedgerEntry, _ service: any ImageService
  ) async -> Failure {
    guard let late = await LateCost.learnBriefly(entry, service, ledger: workspace.ledger) else { return failure }
    return failure.settled(at: late)
  }

  private mutating func send(
    _ request: ImageRequest, to service: any ImageService, _ index: Int, _ journal: JournalLine
  ) async throws(Failure) -> Outcome {
    let subject = plan.requests.count > 1 ? "Request \(index + 1) of \(plan.requests.count)" : request.model
    let line = ProgressLine(
      console, subject: subject, timeout: request.timeout, environment: workspace.environment)
    let drawing = Task { await line?.run() }
    let result: Result<Outcome, Failure>
    do throws(Failure) {
      result = .success(
        try await service.generate(request) {
          journal.take($0)
          line?.take($0)
        })
    } catch {
      result = .failure(error)
    }
    drawing.cancel()
    await drawing.value
    do throws(Failure) {
      return try result.get()
    } catch {
      throw await settled(error, journal.fail(error), service)
    }
  }

  /// - Returns: what went into the library.
  private mutating func take(_ outcome: Outcome, of request: ImageRequest) -> [Asset] {
    var assets: [Asset] = []
    for image in outcome.images {
      do throws(Failure) {
        let asset = Asset(
          id: Asset.newID(), created: Date(), plan: plan, request: request, outcome: outcome,
          sharing: outcome.images.count)
        let placed = try shelf.place(image, as: asset, number: offset + images.count + 1)
        if let asset = placed.asset { assets.append(asset) }
        images.append(placed.image)
        placed.remarks.forEach { remark($0) }
        if let failure = placed.failure { self.failure = self.failure ?? failure }
      } catch {
        failure = failure ?? error
      }
    }
    outcome.remarks.forEach { remark($0) }
    if outcome.dropped > 0 {
      remark("\(outcome.dropped) more image\(outcome.dropped == 1 ? "" : "s") of the answer could not be taken.")
    }
    seconds += outcome.seconds
    provider = outcome.provider ?? provider
    model = outcome.model ?? model
    if let id = outcome.generationID { generationIDs.append(id) }
    if !outcome.text.isEmpty { text = text.isEmpty ? outcome.text : text + "\n" + outcome.text }
    return assets
  }

  /// What came after the answer goes to its pictures in the library.
  private func note(_ outcome: Outcome, _ assets: [Asset]) {
    var change = AssetChange()
    change.cost = outcome.usage.cost.map { $0 / Decimal(max(1, outcome.images.count)) }
    change.provider = outcome.provider
    let changed = assets.filter { change.applied(to: $0) != $0 }
    if !changed.isEmpty { _ = try? workspace.library.change(changed.map(\.id), change) }
  }

  /// As the service's record says, where it is there already; else as reported with the answer. The picture is here, so
  /// nobody should wait: only where the cost is not known is the record worth it.
  private mutating func learnCost(of outcome: Outcome, _ service: any ImageService) async -> Decimal? {
    var reported = outcome.usage.cost
    if reported == nil || provider == nil || waits, let id = outcome.generationID {
      let record = await record(of: id, isNeeded: reported == nil, service)
      reported = record?.settled(reported) ?? reported
      provider = provider ?? record?.provider.map { Harmless.line($0, limit: 200) }
    }
    count(reported)
    return reported
  }

  private func record(of id: String, isNeeded: Bool, _ service: any ImageService) async -> GenerationRecord? {
    if waits { return await service.record(ofGeneration: id, within: .seconds(10)) }
    if isNeeded { return await service.record(ofGeneration: id, within: .seconds(3)) }
    return await service.glance(atGeneration: id)
  }

  /// - Parameter cost: of one request; nil where that is open, which leaves the sum open, too.
  private mutating func count(_ cost: Decimal?) {
    reported += cost ?? 0
    requestCost = requestCost.flatMap { sum in cost.map { sum + $0 } }
  }

  /// The first failure counts; a later one does not hide it. It is told with the costs of the whole order.
  private mutating func fail(_ next: Failure) {
    let before = reported + (paid ?? 0)
    count(next.cost ?? (next.billed == .no ? 0 : nil))
    var whole = next.after(paying: before)
    if cost == nil {
      whole.cost = nil
      if whole.billed == .no { whole.billed = .maybe }
    }
    failure = failure ?? whole
  }
}
