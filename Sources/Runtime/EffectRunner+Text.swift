import Domain
import Engine
import Interface

import struct Foundation.Decimal

extension EffectRunner {
  /// One question about a picture that lies on disk: one POST.
  func analyse(_ id: JobID, _ path: String, _ request: ChatRequest) async {
    await answer(id) { [engine] () throws(Failure) in
      var request = request
      request.images = [try engine.reference(at: path)]
      return request
    }
  }

  /// One POST for words alone.
  func write(_ id: JobID, _ request: ChatRequest) async { await answer(id) { request } }

  private func answer(_ id: JobID, _ request: () throws(Failure) -> ChatRequest) async {
    defer { forget(id) }
    let order: WordsOrder
    do throws(Failure) {
      order = WordsOrder(try request(), evenUnrecorded: mayGoUnrecorded)
    } catch {
      inbox.post(.failed(id, error))
      return
    }
    // Why no words came was told.
    if let outcome = try? await engine.ask(order, hear: ear(of: id)) { inbox.post(.answered(id, outcome)) }
    loadSpending()
  }

  /// What is asked before an edit; after a failure the edit is not sent.
  func prepare(_ id: JobID, _ plan: Plan) async {
    defer { forget(id) }
    var answers = PreparedEdit()
    let hear = ear(of: id)
    do throws(Failure) {
      // The failure of one question is not that of the edit: the user's own words may do.
      let preparer = EditPreparer(engine, evenUnrecorded: mayGoUnrecorded) { event in
        if case .failed = event { return }
        hear(event)
      }
      try await preparer.ask(plan, into: &answers)
    } catch {
      // Before the answers, so that no edit is sent: what was paid for is counted and kept all the same.
      inbox.post(.failed(id, error))
      tellCost(of: error, id, but: answers.cost ?? 0)
    }
    loadSpending()
    inbox.post(.prepared(id, answers))
  }
}
