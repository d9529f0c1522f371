import Domain
import Interface

import struct Foundation.Decimal

/// Asks what is to be asked before an edit, one request after the other; the first that fails ends it.
package struct EditPreparer: Sendable {
  private let words: JournalledWords
  private let report: @Sendable (Progress) -> Void
  private let check: @Sendable (PreparedEdit) throws(Failure) -> Void

  /// - Parameter check: looks before each request at what came so far; what it throws ends it.
  package init(
    _ words: JournalledWords, report: @escaping @Sendable (Progress) -> Void = { _ in },
    check: @escaping @Sendable (PreparedEdit) throws(Failure) -> Void = { _ throws(Failure) in }
  ) {
    self.words = words
    self.report = report
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
      let words = try await ask(analysis.request, into: &answers)
      known[analysis.place] = words
      answers.analyses[references[analysis.place].path] = words
    }
    guard let revision = preparation.revision else { return }
    let before = answers.cost
    let answer = try await ask(revision.request(references: known), into: &answers)
    do throws(Failure) {
      answers.prompt = try revision.prompt(from: answer)
    } catch {
      // What this answer cost is in the sum by now, if it is known at all.
      var unusable = error
      if answers.cost != before { unusable.billed = .no }
      throw unusable
    }
  }

  private func ask(_ request: ChatRequest, into answers: inout PreparedEdit) async throws(Failure) -> String {
    try check(answers)
    let outcome = try await words.complete(request, report: report)
    if let cost = outcome.usage.cost {
      answers.cost = (answers.cost ?? 0) + cost
    } else if let id = outcome.generationID {
      answers.unpriced.append(id)
    }
    report(.text("\n\n"))
    return outcome.text
  }
}
