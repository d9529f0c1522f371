import Domain
import Foundation
import Service

extension Engine {
  /// What an answer cost, by the service's record: it counts where it is there already, and is worth a wait only where the
  /// answer says nothing. A front end that stays hears of it later; a command waits.
  func learnCost(
    of made: MadePictures, _ line: JournalLine, _ patience: CostPatience, _ service: any ImageService,
    _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> MadePictures {
    guard patience == .lasting else { return await learnedCost(of: made, line, patience, service, hear) }
    Task { [self] in _ = await learnedCost(of: made, line, patience, service, hear) }
    return made
  }

  /// Whether an answer left open what the service's record may say.
  func mayLearn(of made: MadePictures) -> Bool {
    made.outcome.usage.cost == nil || made.outcome.provider == nil && made.entry.kind == .image
  }

  private func learnedCost(
    of made: MadePictures, _ line: JournalLine, _ patience: CostPatience, _ service: any ImageService,
    _ hear: @Sendable (OrderEvent) -> Void
  ) async -> MadePictures {
    let outcome = made.outcome
    guard mayLearn(of: made) || patience == .brief(forRecord: true),
      let id = outcome.generationID,
      let record = await record(of: id, isNeeded: outcome.usage.cost == nil, patience, service, hear)
    else { return made }
    var learnt = made
    learnt.outcome.usage.cost = record.settled(outcome.usage.cost)
    learnt.outcome.provider = outcome.provider ?? record.provider.map { Harmless.line($0, limit: 200) }
    guard learnt.outcome.usage != outcome.usage || learnt.outcome.provider != outcome.provider else { return made }
    if let failure = line.finish(learnt.outcome, assets: line.current.assets) { learnt.failures.append(failure) }
    learnt.entry = line.current
    note(&learnt)
    let settled = GenerationRecord(totalCost: learnt.outcome.usage.cost, provider: learnt.outcome.provider)
    hear(.cost(settled, told: outcome.usage.cost ?? 0, learnt.pictures))
    return learnt
  }

  private func record(
    of id: String, isNeeded: Bool, _ patience: CostPatience, _ service: any ImageService,
    _ hear: @Sendable (OrderEvent) -> Void
  ) async -> GenerationRecord? {
    switch patience {
    case .brief(forRecord: true): return await service.record(ofGeneration: id, within: .seconds(10))
    case .brief where isNeeded: return await service.record(ofGeneration: id, within: .seconds(3))
    case .lasting where isNeeded:
      do throws(Failure) {
        return try await service.record(ofGeneration: id)
      } catch {
        hear(.costUnknown(error))
        return nil
      }
    default: return await service.glance(atGeneration: id)
    }
  }

  /// What came after the answer goes to its pictures, and to the library for those that it has.
  func note(_ made: inout MadePictures) {
    var change = AssetChange()
    change.cost = made.outcome.usage.cost.map { $0 / Decimal(max(1, made.outcome.images.count)) }
    change.provider = made.outcome.provider
    let ids = made.pictures.filter { $0.isInLibrary && change.applied(to: $0.asset) != $0.asset }.map(\.asset.id)
    let changed = ids.isEmpty ? [] : (try? ports.library?.change(ids, change)) ?? []
    for index in made.pictures.indices {
      let asset = made.pictures[index].asset
      made.pictures[index].asset = changed.first { $0.id == asset.id } ?? change.applied(to: asset)
    }
  }

  /// What a request that was cut off has cost takes the place of what it may have, where the service says it.
  ///
  /// - Returns: the failure, with the cost where that was learnt while the caller waited.
  func settle(
    _ failure: Failure, _ entry: LedgerEntry, _ patience: CostPatience,
    _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> Failure {
    if patience == .lasting { hear(.failed(failure)) }
    guard LateCost(entry) != nil, let service = try? await service() else { return failure }
    guard patience == .lasting else {
      let late = await LateCost.learnBriefly(entry, service, ledger: ports.ledger)
      return late.map { failure.settled(at: $0) } ?? failure
    }
    Task { [self] in
      let known = await LateCost(entry)?.learn(pause: ports.pause) { id in try? await service.record(ofGeneration: id) }
      guard let known else { return }
      try? ports.ledger?.record(known)
      hear(.lateCost(known))
    }
    return failure
  }
}
