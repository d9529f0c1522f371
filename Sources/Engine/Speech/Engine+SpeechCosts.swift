import Domain
import Foundation
import Service

extension Engine {
  /// What the requests cost by the service's record, as their answers say nothing of it. A front end that stays hears of it
  /// later; a command waits.
  func learnCosts(
    of run: SpeechRun, _ made: MadePictures, _ service: any ImageService,
    _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> MadePictures {
    guard run.order.patience == .lasting else { return await learnedCosts(of: run, made, service, hear) }
    Task { [self] in _ = await learnedCosts(of: run, made, service, hear) }
    return made
  }

  private func learnedCosts(
    of run: SpeechRun, _ made: MadePictures, _ service: any ImageService, _ hear: @Sendable (OrderEvent) -> Void
  ) async -> MadePictures {
    let costs = await lookedUp(run, assets: made.pictures.filter(\.isInLibrary).map(\.asset.id), service)
    let earlier = earlierCosts(of: run)
    var learnt = made
    learnt.outcome = run.outcome(made.outcome.images[0], costs.map(\.cost) + earlier)
    learnt.outcome.seconds = made.outcome.seconds
    learnt.outcome.provider = costs.lazy.compactMap(\.provider).first
    learnt.entry = run.finished.last?.line.current ?? made.entry
    guard learnt.outcome.usage.cost != nil || learnt.outcome.provider != nil else {
      if !costs.isEmpty { hear(.costUnknown(Self.unknown)) }
      return learnt
    }
    note(&learnt)
    let record = GenerationRecord(totalCost: learnt.outcome.usage.cost, provider: learnt.outcome.provider)
    hear(.cost(record, told: 0, learnt.pictures))
    return learnt
  }

  private static let unknown = Failure(.notFound, "The service does not say yet what it cost.")

  /// What the pieces of a text that broke off have cost.
  func costs(
    of run: SpeechRun, _ service: any ImageService, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> [Decimal?] {
    guard run.order.patience == .lasting else { return await lookedUp(run, assets: [], service).map(\.cost) }
    Task { [self] in
      _ = await lookedUp(run, assets: [], service)
      for (line, _) in run.finished where line.current.cost != nil { hear(.lateCost(line.current)) }
    }
    return []
  }

  /// All at once: a long text has many requests.
  private func lookedUp(
    _ run: SpeechRun, assets: [String], _ service: any ImageService
  ) async -> [(cost: Decimal?, provider: String?)] {
    let patience = run.order.patience
    return await withTaskGroup(of: (Int, GenerationRecord?).self) { group in
      for (index, piece) in run.finished.enumerated() {
        guard let id = piece.outcome.generationID else { continue }
        group.addTask {
          let record =
            patience == .lasting
            ? try? await service.record(ofGeneration: id) : await service.record(ofGeneration: id, within: .seconds(3))
          return (index, record)
        }
      }
      var found = run.finished.map { (cost: $0.outcome.usage.cost, provider: $0.outcome.provider) }
      for await (index, record) in group {
        guard let record else { continue }
        var outcome = run.finished[index].outcome
        outcome.usage.cost = record.settled(outcome.usage.cost)
        outcome.provider = outcome.provider ?? record.provider.map { Harmless.line($0, limit: 200) }
        _ = run.finished[index].line.finish(outcome, assets: assets)
        found[index] = (outcome.usage.cost, outcome.provider)
      }
      return found
    }
  }

  /// What pieces of an earlier act cost, by the ledger.
  private func earlierCosts(of run: SpeechRun) -> [Decimal?] {
    guard !run.reused.isEmpty else { return [] }
    let entries = (try? ports.ledger?.entries(since: nil)) ?? []
    return run.reused.map { piece in
      entries.last { $0.generationID != nil && $0.generationID == piece.generationID }?.cost
    }
  }
}
