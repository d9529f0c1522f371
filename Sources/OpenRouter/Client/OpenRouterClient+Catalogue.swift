import Domain
import Service

extension OpenRouterClient {
  /// In both lists a 404 means that the service has none; without providers the catalogue still serves.
  func fetchCatalogue() async throws(Failure) -> CatalogueSnapshot {
    async let models = attempt { () async throws(Failure) in try await fetchModels() }
    async let imageModels = attempt { () async throws(Failure) in try await read(.imageModels) }
    async let providers = attempt { () async throws(Failure) in try await read(.providers) }
    let (chat, image, rest) = await (models, imageModels, providers)
    if case .failure(let failure) = image, !Self.isNowhere(failure) { throw failure }
    let redactor = exchange.reader(.reading).redactor
    let imageBytes = (try? image.get()) ?? []
    if case .failure(let failure) = chat, imageBytes.isEmpty || failure.kind == .cancelled {
      throw Self.isNowhere(failure) ? exchange.nowhere(failure) : failure
    }
    return CatalogueSnapshot(
      models: redactor.clean((try? chat.get()) ?? []), imageModels: redactor.clean(imageBytes),
      providers: redactor.clean((try? rest.get()) ?? []),
      fetched: exchange.now(), source: exchange.baseURL.description)
  }

  func endpoints(of model: String) async throws(Failure) -> [ImageEndpoint] {
    do {
      let bytes = exchange.reader(.reading).redactor.clean(try await read(.endpoints(model: model)))
      let root = try Answer(reader: exchange.reader(.reading), generationID: nil).parse(bytes)
      let rows = root["endpoints"] ?? root["data"]?["endpoints"] ?? root["data"]
      return (rows?.elements(first: Self.mostEndpoints) ?? []).compactMap { ImageEndpoint(row: $0) }
    } catch {
      if Self.isNowhere(error) { return [] }
      throw error
    }
  }

  /// No model has so many providers; more of them would have to be gone through for each plan.
  private static let mostEndpoints = 200

  /// Whether the service has nothing there: an API that says so, or a page.
  private static func isNowhere(_ failure: Failure) -> Bool { failure.status == 404 || failure.status == 405 }

  /// A service that does not know the query gives its plain list.
  private func fetchModels() async throws(Failure) -> [UInt8] {
    do {
      return try await read(.models(isAsked: true))
    } catch {
      guard error.status == 400 else { throw error }
      return try await read(.models(isAsked: false))
    }
  }

  /// Tries again where that may help.
  private func read(_ endpoint: Endpoint) async throws(Failure) -> [UInt8] {
    let begun = ContinuousClock.now
    var timeout = patience.timeout
    for wait in patience.waits {
      do {
        return try await exchange.get(endpoint, timeout: timeout, cap: Exchange.catalogueCap)
      } catch {
        let pause = RetrySchedule.wait(wait, after: error)
        guard RetrySchedule.helps(after: error),
          let next = patience.timeout(after: ContinuousClock.now - begun + pause)
        else { throw error }
        timeout = next
        await self.pause(pause)
      }
    }
    return try await exchange.get(endpoint, timeout: timeout, cap: Exchange.catalogueCap)
  }

  private func attempt<T>(_ work: () async throws(Failure) -> T) async -> Result<T, Failure> {
    do { return .success(try await work()) } catch { return .failure(error) }
  }
}
