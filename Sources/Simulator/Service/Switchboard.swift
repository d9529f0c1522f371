import FlyingFox
import FlyingSocks
import Foundation

/// The joint between FlyingFox and the service: reads a request, records it, applies faults, sends the answer.
struct Switchboard: HTTPHandler {
  let service: Service

  private static let root = "/api/v1"

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let incoming = try await read(request) else {
      return response(.refused(Refusal(413, "Request payload too large")))
    }
    let faults = await service.ledger.takeFaults(for: incoming.path).map(\.kind)
    let mishap = Mishap(faults: faults, key: incoming.bearer ?? "")
    try await mishap.delay()
    if let instead = mishap.replacement { return response(instead) }
    return response(mishap.spoil(await service.answer(incoming, quirks: faults)))
  }

  /// Nil when the body is too large; it is read to its end all the same, or the client could not read the answer.
  private func read(_ request: HTTPRequest) async throws -> Incoming? {
    var body: [UInt8] = []
    var size = 0
    for try await part in request.bodySequence {
      size += part.count
      if size <= Service.largestBody { body += part }
    }
    var headers: [String: String] = [:]
    for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
    let query = request.query.map { (name: $0.name, value: $0.value) }
    let path = request.path.hasSuffix("/") ? String(request.path.dropLast()) : request.path
    await service.ledger.record(
      RecordedRequest(
        method: request.method.rawValue, path: path, query: query, headers: headers,
        body: size <= Service.largestBody ? body : []))
    guard size <= Service.largestBody else { return nil }
    let known = path.hasPrefix(Self.root + "/")
    return Incoming(
      method: request.method.rawValue, path: known ? String(path.dropFirst(Self.root.count)) : "", query: query,
      headers: headers, body: body)
  }

  private func response(_ answer: Answer) -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let code = HTTPStatusCode(answer.status, phrase: answer.status < 400 ? "OK" : "Error")
    switch answer.body {
    case .bytes(let bytes):
      let body = HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 262_144)
      return HTTPResponse(statusCode: code, headers: headers, body: body)
    case .measured(let count, let produce):
      let body = HTTPBodySequence(from: ChunkSequence(produce), count: count, suggestedBufferSize: 262_144)
      return HTTPResponse(statusCode: code, headers: headers, body: body)
    case .chunks(let produce):
      return HTTPResponse(statusCode: code, headers: headers, body: HTTPBodySequence(from: ChunkSequence(produce)))
    }
  }
}
