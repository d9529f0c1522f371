import Domain
import Foundation

/// Requests for words with their lines in the ledger: written before the send, completed after it.
package struct JournalledWords: Sendable {
  private let service: any ImageService
  private let ledger: (any SpendLedger)?
  private let looksUpCosts: Bool
  private let evenUnrecorded: Bool
  private let unwritten: @Sendable (Failure) -> Void
  private let cutOff: @Sendable (LedgerEntry) -> Void

  /// - Parameters:
  ///   - ledger: nil writes nothing.
  ///   - looksUpCosts: whether the service's record is asked at once for a cost that the answer does not name; else the
  ///     entry waits for it. Likewise, for a moment, where a request is cut off.
  ///   - evenUnrecorded: whether a request goes out though its entry cannot be written.
  ///   - unwritten: hears why an entry could not be written, where that stops nothing.
  ///   - cutOff: gets the entry of a request that failed.
  package init(
    _ service: any ImageService, ledger: (any SpendLedger)?, looksUpCosts: Bool = false,
    evenUnrecorded: Bool = false, unwritten: @escaping @Sendable (Failure) -> Void = { _ in },
    cutOff: @escaping @Sendable (LedgerEntry) -> Void = { _ in }
  ) {
    self.service = service
    self.ledger = ledger
    self.looksUpCosts = looksUpCosts
    self.evenUnrecorded = evenUnrecorded
    self.unwritten = unwritten
    self.cutOff = cutOff
  }

  /// Sends exactly one POST.
  package func complete(
    _ request: ChatRequest, report: @escaping @Sendable (Domain.Progress) -> Void
  ) async throws(Failure) -> Outcome {
    var request = request
    let rule = ReferenceRule(model: request.model)
    request.images = request.images.map(rule.fitted)
    let line = JournalLine(ledger, LedgerEntry(time: Date(), model: request.model, kind: .text, images: 0))
    if let failure = try line.begin(evenUnrecorded: evenUnrecorded) { unwritten(failure) }
    do throws(Failure) {
      var outcome = try await service.complete(request) {
        line.take($0)
        report($0)
      }
      if let failure = line.finish(outcome, assets: []) { unwritten(failure) }
      guard looksUpCosts, outcome.usage.cost == nil, let id = outcome.generationID else { return outcome }
      outcome.usage.cost = try? await service.record(ofGeneration: id).totalCost
      line.finish(outcome, assets: [])
      return outcome
    } catch {
      let entry = line.fail(error)
      cutOff(entry)
      guard looksUpCosts, let cost = await LateCost.learnBriefly(entry, service, ledger: ledger) else { throw error }
      throw error.settled(at: cost)
    }
  }
}
