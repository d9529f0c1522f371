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
    do throws(Failure) {
      let order = WordsOrder(try request(), evenUnrecorded: mayGoUnrecorded)
      let outcome = try await engine.ask(order, hear: ear(of: id))
      inbox.post(.answered(id, outcome))
    } catch {
      inbox.post(.failed(id, error))
      tellCost(of: error, id)
    }
    loadSpending()
  }

  /// What is asked before an edit; after a failure the edit is not sent.
  func prepare(_ id: JobID, _ plan: Plan) async {
    defer { forget(id) }
    var answers = PreparedEdit()
    do throws(Failure) {
      try await EditPreparer(engine, evenUnrecorded: mayGoUnrecorded, hear: ear(of: id)).ask(plan, into: &answers)
    } catch {
      // Before the answers, so that no edit is sent: what was paid for is counted and kept all the same.
      inbox.post(.failed(id, error))
      tellCost(of: error, id, but: answers.cost ?? 0)
    }
    loadSpending()
    inbox.post(.prepared(id, answers))
  }
}
