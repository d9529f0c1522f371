import Domain
import Foundation
import Media
import Service

extension Engine {
  /// Carries a request for words out: its line in the ledger, one POST, and what it cost.
  ///
  /// - Parameter hear: gets `.accepted`, progress, and what is learnt of costs.
  /// - Throws: why no words came, with what they cost as far as that is known.
  package func ask(
    _ order: WordsOrder, hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) -> Outcome {
    var request = order.request
    let rule = ReferenceRule(model: request.model)
    request.images = request.images.map(rule.fitted)
    let entry = LedgerEntry(time: Date(), model: request.model, kind: .text, images: 0)
    let line = JournalLine(ports.ledger, entry)
    do throws(Failure) {
      let service = try await service()
      try Failure.checkCancellation()
      let unrecorded = try line.begin(evenUnrecorded: order.evenUnrecorded)
      hear(.accepted(unrecorded: unrecorded))
      let outcome = try await service.complete(request) { progress in
        line.follow(progress)
        hear(.progress(progress))
      }
      if let failure = line.finish(outcome, assets: []) { hear(.unnoted([failure])) }
      let made = MadePictures(pictures: [], outcome: outcome, entry: line.current)
      return await learnCost(of: made, line, order.patience, service, hear).outcome
    } catch {
      throw await settle(error, line.fail(error), order.patience, hear)
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
