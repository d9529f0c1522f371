import Foundation

extension Failure {
  /// Whether another model may be asked in the place of the one that failed: the service refused the request before any work
  /// on it was begun, so that nothing can have been billed, and another model may fare better.
  package var allowsAnotherModel: Bool {
    guard isRefusal, billed == .no, cost ?? 0 == 0, !endsOthers else { return false }
    switch kind {
    case .notFound, .rateLimited, .server, .forbidden, .moderated, .invalidRequest, .tooLarge: return true
    default: return false
    }
  }

  /// The failure of the last of several models, with what became of all of them.
  package func ending(_ attempts: [Attempt]) -> Failure {
    var failure = self
    failure.attempts = attempts
    guard attempts.count > 1 else { return failure }
    let each = attempts.map { "\(Harmless.line($0.model, limit: 120)): \($0.reason ?? "")" }
    failure.title = "None of \(attempts.count) models served. " + each.joined(separator: " ")
    return failure
  }
}
