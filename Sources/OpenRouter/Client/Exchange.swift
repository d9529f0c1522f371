import Domain

import struct Foundation.Date

/// Calls of one service with one key: builds requests, and reads what comes back.
struct Exchange: Sendable {
  /// Bytes of an answer, by what it is.
  static let answerCap = 64 << 20
  static let catalogueCap = 32 << 20
  static let smallCap = 1 << 20

  let baseURL: BaseURL
  let key: APIKey?
  let transport: Transport
  let now: @Sendable () -> Date

  func reader(_ call: Call) -> FailureReader { FailureReader(call: call, redactor: Redactor(key), now: now) }

  /// Reads a whole answer; any status of 200 to 299 will do.
  func get(_ endpoint: Endpoint, timeout: Duration, cap: Int) async throws(Failure) -> [UInt8] {
    let (head, body) = try await fetch(request(endpoint, timeout: timeout, cap: cap), reader(.reading))
    let answer = Answer(reader: reader(.reading), generationID: nil)
    if head.isWebPage { throw answer.webPage }
    switch body.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return body
    case UInt8(ascii: "<"): throw answer.webPage
    default: throw answer.bad(body.isEmpty ? "it is empty" : "it is not JSON")
    }
  }

  /// Sends one POST, and reports how it fares.
  func post(
    _ body: JSONTree, to endpoint: Endpoint, timeout: Int, _ call: Call, report: @Sendable (Progress) -> Void
  ) async throws(Failure) -> Answer {
    guard key != nil else { throw Self.noKey }
    let reader = reader(call)
    guard !Task.isCancelled else { throw reader.cancelled(wasSent: false) }
    report(.connecting)
    var request = request(endpoint, timeout: .seconds(max(1, timeout)), cap: Self.answerCap)
    request.fields.append(("Content-Type", "application/json"))
    request.body = JSONWriter.compact(body)
    return try await receive(transport.send(request), reader, report)
  }

  private func receive(
    _ events: AsyncThrowingStream<HTTPEvent, any Error>, _ reader: FailureReader, _ report: @Sendable (Progress) -> Void
  ) async throws(Failure) -> Answer {
    var reception = Reception(reader: reader)
    do {
      for try await event in events {
        for step in try reception.take(event) { report(step) }
        if case .done = event { return reception.answer }
      }
    } catch let failure as Failure {
      return try reception.rescue(failure)
    } catch let error as TransportError {
      return try reception.rescue(reader.failure(of: error, id: reception.answer.generationID))
    } catch {
      throw reception.cancelled
    }
    throw reception.cancelled
  }

  /// Fetches the whole answer to a GET.
  func fetch(_ request: HTTPRequest, _ reader: FailureReader) async throws(Failure) -> (HTTPHead, [UInt8]) {
    var head: HTTPHead?
    var body: [UInt8] = []
    do {
      for try await event in transport.send(request) {
        switch event {
        case .head(let found): head = found
        case .body(let bytes): body.append(contentsOf: bytes)
        case .done:
          if let head { return try check(head, body, reader) }
        case .connected, .sent: break
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as TransportError {
      throw reader.failure(of: error)
    } catch {
      throw reader.cancelled(wasSent: false)
    }
    throw reader.cancelled(wasSent: false)
  }

  private func check(_ head: HTTPHead, _ body: [UInt8], _ reader: FailureReader) throws(Failure) -> (HTTPHead, [UInt8])
  {
    guard head.isSuccess else { throw reader.refusal(head, body) }
    return (head, body)
  }

  static let noKey = Failure(
    .noKey, "This needs an OpenRouter key, and there is none.",
    advice: "Make one at openrouter.ai/settings/keys and enter it in the settings, or set OPENROUTER_API_KEY.")
}
