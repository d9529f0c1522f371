import Domain
import Foundation
import Interface

extension EffectRunner {
  /// One question about a picture that lies on disk: one POST.
  func analyse(_ id: JobID, _ path: String, _ request: ChatRequest) async {
    defer { forget(id) }
    do throws(Failure) {
      var request = request
      request.images = [try ReferenceLoader(pictures: services.pictures).load(path)]
      let outcome = try await complete(request, for: id)
      inbox.post(.answered(id, outcome))
    } catch {
      inbox.post(.failed(id, error))
      tellCost(of: error, id)
    }
  }

  /// One POST for words alone.
  func write(_ id: JobID, _ request: ChatRequest) async {
    defer { forget(id) }
    do throws(Failure) {
      let outcome = try await complete(request, for: id)
      inbox.post(.answered(id, outcome))
    } catch {
      inbox.post(.failed(id, error))
      tellCost(of: error, id)
    }
  }

  /// What is asked before an edit; after a failure the edit is not sent.
  func prepare(_ id: JobID, _ plan: Plan) async {
    defer { forget(id) }
    var answers = PreparedEdit()
    do throws(Failure) {
      let reporter = ProgressReporter(id, inbox: inbox)
      try await EditPreparer(try await words(of: id)) { reporter.report($0) }.ask(plan, into: &answers)
    } catch {
      // Before the answers, so that no edit is sent: what was paid for is counted and kept all the same.
      inbox.post(.failed(id, error))
      tellCost(of: error, id, but: answers.cost ?? 0)
    }
    loadSpending()
    inbox.post(.prepared(id, answers))
  }

  private func complete(_ request: ChatRequest, for id: JobID) async throws(Failure) -> Outcome {
    let reporter = ProgressReporter(id, inbox: inbox)
    defer { loadSpending() }
    return try await words(of: id).complete(request) { reporter.report($0) }
  }

  private func words(of id: JobID) async throws(Failure) -> JournalledWords {
    let service = try await service()
    return JournalledWords(service, ledger: services.ledger, evenUnrecorded: mayGoUnrecorded) { [inbox] in
      inbox.post(.effectFailed($0))
    } cutOff: { [self] in
      followUp($0, of: id)
    }
  }
}
