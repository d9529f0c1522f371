import Domain

extension OpenRouterClient {
  func keyInfo() async throws(Failure) -> KeyInfo {
    guard exchange.key != nil else { throw Exchange.noKey }
    do {
      return KeyInfo(try await data(.key, timeout: .seconds(2)), exchange.reader(.reading).redactor)
    } catch {
      guard error.status == 403 else { throw error }
      var refused = error
      refused.kind = .keyRefused
      throw refused
    }
  }

  func glance(atGeneration id: String) async -> GenerationRecord? {
    guard exchange.key != nil, !Task.isCancelled else { return nil }
    let found = try? await data(.generation(id: id), timeout: .milliseconds(500))
    return found.map { GenerationRecord($0, exchange.reader(.reading).redactor) }
  }

  func record(ofGeneration id: String) async throws(Failure) -> GenerationRecord {
    guard exchange.key != nil else { throw Exchange.noKey }
    let redactor = exchange.reader(.reading).redactor
    for wait in RetrySchedule.record {
      do {
        return GenerationRecord(try await data(.generation(id: id), timeout: .seconds(10)), redactor)
      } catch {
        guard error.kind == .notFound || RetrySchedule.helps(after: error) else { throw error }
        await pause(wait)
      }
    }
    return GenerationRecord(try await data(.generation(id: id), timeout: .seconds(10)), redactor)
  }

  /// The `data` of a small answer, or all of it where there is none.
  private func data(_ endpoint: Endpoint, timeout: Duration) async throws(Failure) -> JSON {
    let bytes = try await exchange.get(endpoint, timeout: timeout, cap: Exchange.smallCap)
    let answer = Answer(reader: exchange.reader(.reading), generationID: nil)
    let root = try answer.parse(bytes)
    try answer.check(root)
    return root["data"] ?? root
  }
}
