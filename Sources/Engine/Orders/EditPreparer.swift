import Domain

import struct Foundation.Decimal

/// Asks what is to be asked before an edit, one request after the other; the first that fails ends it.
package struct EditPreparer: Sendable {
  private let engine: Engine
  private let evenUnrecorded: Bool
  private let patience: CostPatience
  private let limit: @Sendable (Int) -> Int
  private let hear: @Sendable (OrderEvent) -> Void
  private let check: @Sendable (PreparedEdit) throws(Failure) -> Void

  /// - Parameters:
  ///   - evenUnrecorded: whether a request goes out though the ledger cannot note it.
  ///   - hear: gets what each of the requests tells.
  ///   - check: looks before each request at what came so far; what it throws ends it.
  ///   - limit: the seconds that a request has, of those that it would have by itself.
  package init(
    _ engine: Engine, evenUnrecorded: Bool, patience: CostPatience = .lasting,
    hear: @escaping @Sendable (OrderEvent) -> Void = { _ in },
    check: @escaping @Sendable (PreparedEdit) throws(Failure) -> Void = { _ throws(Failure) in },
    limit: @escaping @Sendable (Int) -> Int = { $0 }
  ) {
    self.engine = engine
    self.evenUnrecorded = evenUnrecorded
    self.patience = patience
    self.limit = limit
    self.hear = hear
    self.check = check
  }

  /// - Parameter answers: holds what came before a failure too, as that is paid for.
  package func ask(_ plan: Plan, into answers: inout PreparedEdit) async throws(Failure) {
    guard let preparation = plan.preparation else { return }
    do throws(Failure) {
      try await ask(preparation, plan, into: &answers)
    } catch {
      throw error.after(paying: answers.cost ?? 0)
    }
  }

  private func ask(
    _ preparation: EditPreparation, _ plan: Plan, into answers: inout PreparedEdit
  ) async throws(Failure) {
    let references = plan.draft.references
    var known = references.map { $0.analysis ?? "" }
    for analysis in preparation.analyses where references.indices.contains(analysis.place) {
      let words = try await ask(analysis.request, into: &answers).text
      known[analysis.place] = words
      answers.analyses[references[analysis.place].path] = words
    }
    guard let revision = preparation.revision else { return }
    let revised = try await revise(revision, known, into: &answers)
    answers.prompt = revised.text
    answers.unrevised = revised.sentence
  }

  /// An answer that is no prompt does not keep the edit back: the user's own words are one.
  private func revise(
    _ revision: EditPreparation.Revision, _ known: [String], into answers: inout PreparedEdit
  ) async throws(Failure) -> RevisedPrompt {
    do throws(Failure) {
      return revision.reading(try await ask(revision.request(references: known), into: &answers))
    } catch {
      guard [.badAnswer, .moderated].contains(error.kind) else { throw error }
      if let cost = error.cost {
        answers.cost = (answers.cost ?? 0) + cost
      } else if error.billed != .no, let id = error.generationID {
        answers.unpriced.append(id)
      }
      return .unusable(
        error.kind == .moderated
          ? "the client model's provider refused to revise it" : "the client model gave no revision")
    }
  }

  private func ask(_ request: ChatRequest, into answers: inout PreparedEdit) async throws(Failure) -> Outcome {
    try check(answers)
    var request = request
    request.timeout = limit(request.timeout)
    let order = WordsOrder(request, evenUnrecorded: evenUnrecorded, patience: patience)
    let outcome = try await engine.ask(order, hear: hear)
    if let cost = outcome.usage.cost {
      answers.cost = (answers.cost ?? 0) + cost
    } else if let id = outcome.generationID {
      answers.unpriced.append(id)
    }
    hear(.progress(.text("\n\n")))
    return outcome
  }
}
