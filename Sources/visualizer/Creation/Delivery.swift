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
  /// Whether the record is asked for the provider where the answer does not name it.
  var needsProvider = false
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
  /// US dollars; nil when the service did not say for each request.
  private(set) var cost: Decimal? = 0
  /// Words beside the images.
  private(set) var text = ""

  init(plan: Plan, workspace: Workspace, shelf: ResultShelf, console: Console) {
    self.plan = plan
    self.workspace = workspace
    self.shelf = shelf
    self.console = console
  }

  /// Ends at the first failure; what came before it is saved.
  mutating func run() async {
    do throws(Failure) {
      let service = try await workspace.service()
      // What could not be put where it was wanted ends it, too: the next picture would be paid for and fare no better.
      for (index, request) in plan.requests.enumerated() where failure == nil {
        if index > 0 { try budget.check(spent: cost ?? 0, next: plan.estimate / plan.requests.count) }
        let line = JournalLine(workspace.ledger, request, plan)
        // Without a limit to keep, a ledger that cannot be written is told of and stops nothing.
        if let failure = try line.begin(within: plan.budget) { remarks.append(failure.title) }
        var outcome = try await send(request, to: service, index, line)
        let assets = take(outcome, of: request)
        outcome.usage.cost = await learnCost(of: outcome, service)
        outcome.provider = outcome.provider ?? provider
        line.finish(outcome, assets: assets.map(\.id))
        note(outcome, assets)
      }
    } catch {
      fail(error)
    }
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
        if let remark = placed.remark { remarks.append(remark) }
        if let failure = placed.failure { fail(failure) }
      } catch {
        fail(error)
      }
    }
    if outcome.dropped > 0 { remarks.append("\(outcome.dropped) more images of the answer could not be taken.") }
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

  /// As reported with the answer, else as the service's record says a moment later; the provider likewise.
  private mutating func learnCost(of outcome: Outcome, _ service: any ImageService) async -> Decimal? {
    var reported = outcome.usage.cost
    if reported == nil || (needsProvider && provider == nil), let id = outcome.generationID {
      // The picture is here, so nobody should wait long for its price.
      let record = await service.record(ofGeneration: id, within: .seconds(3))
      reported = reported ?? record?.totalCost
      provider = provider ?? record?.provider.map { Harmless.line($0, limit: 200) }
    }
    if let sum = cost, let reported { cost = sum + reported } else { cost = nil }
    return reported
  }

  /// The first failure counts; a later one does not hide it.
  private mutating func fail(_ next: Failure) {
    failure = failure ?? next
    if let known = next.cost {
      cost = cost.map { $0 + known }
    } else if next.billed != .no, images.isEmpty {
      cost = nil
    }
  }
}
