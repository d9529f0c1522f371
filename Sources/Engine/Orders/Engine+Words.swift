import Domain
import Foundation
import Media
import Service

extension Engine {
  /// Carries a request for words out: its line in the ledger, one POST, and what it cost. Where its model refuses and bills
  /// nothing, the next one is asked in the same way.
  ///
  /// - Parameter hear: gets `.accepted`, progress, models that refused, and what is learnt of costs.
  /// - Throws: why no words came, with what they cost as far as that is known.
  package func ask(
    _ order: WordsOrder, hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) -> Outcome {
    var line = JournalLine(ports.ledger, words: order.request, client: order.client)
    do throws(Failure) {
      var (outcome, attempts) = try await Failover.run([order.request] + order.request.alternatives) {
        $0.model
      } cost: { (outcome: Outcome) in
        outcome.usage.cost
      } turn: { attempt, next in
        line = JournalLine(ports.ledger, words: next, client: order.client)
        hear(.turned(attempt, to: next.model))
      } ask: { (request: ChatRequest, passed: Int) async throws(Failure) -> Outcome in
        var request = request
        request.timeout = max(1, request.timeout - passed)
        return try await send(request, of: order, line, hear)
      }
      outcome.attempts = attempts
      return outcome
    } catch {
      throw await settle(error, line.current, order.patience, hear)
    }
  }

  /// One POST, and what came of it.
  private func send(
    _ request: ChatRequest, of order: WordsOrder, _ line: JournalLine, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) -> Outcome {
    var request = request
    let rule = ReferenceRule(model: request.model)
    request.images = request.images.map(rule.fitted)
    do throws(Failure) {
      let service = try await service()
      try Failure.checkCancellation()
      let unrecorded = try line.begin(within: order.budget, evenUnrecorded: order.evenUnrecorded)
      hear(.accepted(unrecorded: unrecorded))
      let outcome = try await service.complete(request) { progress in
        line.follow(progress)
        hear(.progress(progress))
      }
      if let failure = line.finish(outcome, assets: []) { hear(.unnoted([failure])) }
      let made = MadePictures(pictures: [], outcome: outcome, entry: line.current)
      return await learnCost(of: made, line, order.patience, service, hear).outcome
    } catch {
      line.fail(error)
      throw error
    }
  }

  /// Whether anything is left of the user's limits for a request for words, whose cost nobody can tell beforehand.
  package func verdictOnWords(_ budget: Budget) throws(Failure) -> Budget.Verdict {
    guard !budget.isEmpty else { return .ok }
    return budget.checkWords(spent: try summary())
  }

  /// The picture of a path, as it goes along with a question.
  package func reference(at path: String) throws(Failure) -> Reference {
    try ReferenceLoader(pictures: ports.pictures).load(path)
  }

  /// A picture that another program sent, as it goes along with a request.
  package func reference(_ bytes: [UInt8], named name: String) throws(Failure) -> Reference {
    try ReferenceLoader(pictures: ports.pictures).loadShown(bytes, name: name, path: "").reference
  }
}
