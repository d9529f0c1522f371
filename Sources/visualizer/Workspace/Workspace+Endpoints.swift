import Domain
import Foundation
import OpenRouter
import Storage

extension Workspace {
  /// The providers of a model that is planned for: one quick try, else what they said not long ago.
  ///
  /// - Parameter timeout: of the request, in seconds; the try takes five of them at most.
  /// - Returns: nil without an answer, which is told.
  /// - Throws: a `.cancelled` failure alone.
  func endpoints(of model: String, timeout: Int, _ console: Console) async throws(Failure) -> [ImageEndpoint]? {
    do throws(Failure) {
      let limit = Duration.seconds(min(max(1, timeout), 5))
      let found = try await service(.once(within: limit)).endpoints(of: model)
      endpointCache.save([model: EndpointRecord(found, fetched: Date())], source: address.source)
      return found
    } catch {
      try Failure.checkCancellation()
      let asked = "The providers of \(Harmless.line(model, limit: 100)) could not be asked"
      guard let kept = endpointCache.load(source: address.source)[model], kept.isFresh(at: Date()) else {
        console.note("\(asked), so its price is not known: \(error.title)")
        return nil
      }
      console.note("\(asked): \(error.title) What they said \(Self.age(kept.fetched)) ago serves.")
      return kept.endpoints
    }
  }

  /// The providers of models for a list, whose prices nothing is sent by: young records on disk, and the service's own for
  /// the others, in their order. Those that could not be had are missing.
  ///
  /// - Parameters:
  ///   - most: so many models are asked for at once.
  ///   - isFresh: whether records on disk are passed over.
  /// - Throws: a `.cancelled` failure alone.
  func endpoints(
    of models: [String], most: Int, isFresh: Bool = false, _ console: Console
  ) async throws(Failure) -> [String: [ImageEndpoint]] {
    let kept = isFresh ? [:] : endpointCache.load(source: address.source).filter { $0.value.isFresh(at: Date()) }
    let missing = models.filter { kept[$0] == nil }
    var survey = EndpointSurvey(models: Array(missing.prefix(most)))
    if !missing.isEmpty { await survey.run(try await service(.once(within: .seconds(10)))) }
    let found = survey.found.mapValues { EndpointRecord($0, fetched: Date()) }
    if !found.isEmpty { endpointCache.save(found, source: address.source) }
    try Failure.checkCancellation()
    if let failure = survey.failure {
      let count = missing.count - found.count
      console.note(
        "The service was not asked for more prices, and those of \(count) models are missing: \(failure.title)")
    } else if missing.count > most {
      console.note("The prices of \(missing.count - most) models were not asked for; --filter makes the list shorter.")
    }
    return models.reduce(into: [:]) { $0[$1] = found[$1]?.endpoints ?? kept[$1]?.endpoints }
  }
}
