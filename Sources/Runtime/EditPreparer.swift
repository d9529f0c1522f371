import Domain
import Interface

import struct Foundation.Decimal

/// Asks what is to be asked before an edit, one request after the other; the first that fails ends it.
package struct EditPreparer: Sendable {
  private let words: JournalledWords
  private let report: @Sendable (Progress) -> Void

  package init(_ words: JournalledWords, report: @escaping @Sendable (Progress) -> Void = { _ in }) {
    self.words = words
    self.report = report
  }

  /// - Parameter answers: holds what came before a failure too, as that is paid for.
  package func ask(_ plan: Plan, into answers: inout PreparedEdit) async throws(Failure) {
    guard let preparation = plan.preparation else { return }
    let references = plan.draft.references
    var known = references.map { $0.analysis ?? "" }
    for analysis in preparation.analyses where references.indices.contains(analysis.place) {
      let words = try await ask(analysis.request, into: &answers)
      known[analysis.place] = words
      answers.analyses[references[analysis.place].path] = words
    }
    guard let revision = preparation.revision else { return }
    answers.prompt = try revision.prompt(from: try await ask(revision.request(references: known), into: &answers))
  }

  private func ask(_ request: ChatRequest, into answers: inout PreparedEdit) async throws(Failure) -> String {
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
