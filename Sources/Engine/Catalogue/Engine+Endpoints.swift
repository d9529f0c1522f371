import Domain
import Foundation
import Service

/// What providers said of models, and what the user should know of that.
package struct EndpointFinding: Sendable {
  /// By model id; those that could not be had are missing.
  package var endpoints: [String: [ImageEndpoint]] = [:]
  package var remark: String?
}

extension Engine {
  /// The providers of a model that is planned for: one quick try, else what they said not long ago.
  ///
  /// - Parameter limit: for the try, which takes five seconds at most.
  /// - Throws: a `.cancelled` failure alone.
  package func endpoints(of model: String, within limit: Duration) async throws(Failure) -> EndpointFinding {
    do throws(Failure) {
      let found = try await service(.once(within: min(limit, .seconds(5)))).endpoints(of: model)
      ports.endpoints?.save([model: EndpointRecord(found, fetched: Date())], source: ports.source)
      return EndpointFinding(endpoints: [model: found])
    } catch {
      try Failure.checkCancellation()
      let asked = "The providers of \(Harmless.line(model, limit: 100)) could not be asked"
      guard let kept = ports.endpoints?.load(source: ports.source)[model], kept.isFresh(at: Date()) else {
        return EndpointFinding(remark: "\(asked), so its price is not known: \(error.title)")
      }
      return EndpointFinding(
        endpoints: [model: kept.endpoints],
        remark: "\(asked): \(error.title) What they said \(Age(since: kept.fetched).text) ago serves.")
    }
  }

  /// The providers of models for a list, whose prices nothing is sent by: young records on disk, and the service's own for
  /// the others, in their order.
  ///
  /// - Parameters:
  ///   - most: so many models are asked for at once.
  ///   - isFresh: whether records on disk are passed over.
  /// - Throws: a `.cancelled` failure alone.
  package func endpoints(
    of models: [String], most: Int, isFresh: Bool = false
  ) async throws(Failure) -> EndpointFinding {
    let all = isFresh ? [:] : ports.endpoints?.load(source: ports.source) ?? [:]
    let kept = all.filter { $0.value.isFresh(at: Date()) }
    let missing = models.filter { kept[$0] == nil }
    var survey = EndpointSurvey(models: Array(missing.prefix(most)))
    if !missing.isEmpty { await survey.run(try await service(.once(within: .seconds(10)))) }
    let found = survey.found.mapValues { EndpointRecord($0, fetched: Date()) }
    if !found.isEmpty { ports.endpoints?.save(found, source: ports.source) }
    try Failure.checkCancellation()
    var finding = EndpointFinding(remark: Self.remark(survey.failure, missing.count, found: found.count, most))
    for model in models { finding.endpoints[model] = found[model]?.endpoints ?? kept[model]?.endpoints }
    return finding
  }

  private static func remark(_ failure: Failure?, _ missing: Int, found: Int, _ most: Int) -> String? {
    if let failure {
      return
        "The service was not asked for more prices, and those of \(missing - found) models are missing: \(failure.title)"
    }
    guard missing > most else { return nil }
    return "The prices of \(missing - most) models were not asked for; --filter makes the list shorter."
  }
}
