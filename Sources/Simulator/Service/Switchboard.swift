/// The joint between the wire and the service: records a request, applies faults, gives the answer.
struct Switchboard: Sendable {
  let service: Service

  private static let root = "/api/v1"

  /// - Throws: where a fault wants the connection to end without an answer.
  func answer(_ request: WebRequest) async throws -> ServiceAnswer {
    let path = request.path.hasSuffix("/") ? String(request.path.dropLast()) : request.path
    await service.ledger.record(
      RecordedRequest(
        method: request.method, path: path, query: request.query, headers: request.headers, body: request.body ?? []))
    guard let body = request.body else { return .refused(Refusal(413, "Request payload too large")) }
    let known = path.hasPrefix(Self.root + "/")
    if path == "/auth" {
      return await service.page(
        Incoming(method: request.method, path: path, query: request.query, headers: request.headers, body: body))
    }
    let incoming = Incoming(
      method: request.method, path: known ? String(path.dropFirst(Self.root.count)) : "", query: request.query,
      headers: request.headers, body: body)
    let faults = await service.ledger.takeFaults(for: incoming.path).map(\.kind)
    let mishap = Mishap(faults: faults, key: incoming.bearer ?? "")
    try await mishap.delay()
    if let instead = mishap.replacement { return instead }
    return mishap.spoil(await service.answer(incoming, quirks: faults))
  }
}
