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
  /// Where goes what of an answer could not be read; nil keeps none of it.
  let unread: (any UnreadAnswers)?
  /// Made once: it learns the key in all its disguises.
  private let redactor: Redactor

  init(
    baseURL: BaseURL, key: APIKey?, transport: Transport, now: @escaping @Sendable () -> Date,
    unread: (any UnreadAnswers)? = nil
  ) {
    (self.baseURL, self.key, self.transport, self.now, self.unread) = (baseURL, key, transport, now, unread)
    redactor = Redactor(key)
  }

  func reader(_ call: Call) -> FailureReader { FailureReader(call: call, redactor: redactor, now: now) }

  /// Reads a whole answer; any status of 200 to 299 will do.
  func get(_ endpoint: Endpoint, timeout: Duration, cap: Int) async throws(Failure) -> [UInt8] {
    let (head, body) = try await fetch(request(endpoint, timeout: timeout, cap: cap), reader(.reading))
    let answer = Answer(reader: reader(.reading), generationID: nil)
    switch body.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return body
    case UInt8(ascii: "<"): throw answer.webPage
    case nil where head.isWebPage: throw answer.webPage
    default: throw answer.bad(body.isEmpty ? "it is empty" : "it is not JSON")
    }
  }

  /// One POST that may be billed.
  struct Order {
    var body: JSONTree
    var endpoint: Endpoint
    /// Wall clock, in seconds.
    var timeout: Int
    var call: Call
    /// How many images are asked for; 0 for words.
    var images = 0
    /// The most bytes that an honest answer may have.
    var cap = Exchange.answerCap
  }

  /// Sends one POST, and reports how it fares.
  func post(_ order: Order, report: @Sendable (Progress) -> Void) async throws(Failure) -> Answer {
    guard key != nil else { throw Self.noKey }
    let reader = reader(order.call)
    guard !Task.isCancelled else { throw reader.cancelled(wasSent: false) }
    report(.connecting)
    var request = request(order.endpoint, timeout: .seconds(max(1, order.timeout)), cap: order.cap)
    request.streamCap = order.cap * 4
    // A service may think for as long as the user waits.
    request.idle = request.timeout
    request.fields.append(("Content-Type", "application/json"))
    request.body = JSONWriter.compact(order.body)
    var reception = Reception(reader: reader, expected: order.images, cap: order.cap)
    do throws(Failure) {
      return try await receive(transport.send(request), &reception, reader, report)
    } catch {
      throw keep(reception.transcript, error)
    }
  }

  private func receive(
    _ events: HTTPEvents, _ reception: inout Reception, _ reader: FailureReader, _ report: @Sendable (Progress) -> Void
  ) async throws(Failure) -> Answer {
    var patience: Duration?
    do {
      for try await event in events {
        for step in try reception.take(event) { report(step) }
        if case .done = event { return reception.answer }
        if reception.answer.isFinished {
          for step in try reception.take(.done) { report(step) }
          return reception.answer
        }
        if let next = reception.patience, next != patience {
          patience = next
          events.limitSilence(next)
        }
      }
    } catch let failure as Failure {
      return try reception.rescue(failure)
    } catch let error as TransportError {
      return try reception.rescue(reader.failure(of: error, id: reception.answer.generationID))
    } catch {
      return try reception.cancelled()
    }
    return try reception.cancelled()
  }

  /// What of an answer that may be paid for could not be used goes to the disk, and the failure says where.
  func keep(_ transcript: Transcript, _ failure: Failure) -> Failure {
    let isUnread = [.badAnswer, .noImage, .network, .timeout].contains(failure.kind)
    guard let unread, isUnread, failure.billed != .no, !transcript.isEmpty else { return failure }
    var told = failure
    told.kept = file(of: transcript, failure.generationID, in: unread)
    return told
  }

  /// Where a part of an answer could not be used beside pictures that could, the answer goes to the disk, too.
  ///
  /// - Returns: the sentence that says so; nil where all of it was of use.
  func rest(of answer: Answer) -> String? {
    guard let unread, let complaint = answer.complaints.first,
      let path = file(of: answer.transcript, answer.generationID, in: unread)
    else { return nil }
    let place = Harmless.line(path, limit: 500)
    return "A part of the answer could not be used (\(complaint)); the answer is kept in \(place)."
  }

  private func file(of transcript: Transcript, _ id: String?, in unread: any UnreadAnswers) -> String? {
    try? unread.keep(redactor.clean(transcript.pieces), generationID: id)
  }

  /// Fetches the whole answer to a GET.
  func fetch(_ request: HTTPRequest, _ reader: FailureReader) async throws(Failure) -> (HTTPHead, [UInt8]) {
    var head: HTTPHead?
    var body: [UInt8] = []
    var unpacker = Unpacker()
    do {
      for try await event in transport.send(request) {
        switch event {
        case .head(let found):
          head = found
          unpacker = Unpacker(mayBeBare: found.coding.contains("deflate"))
        case .body(let bytes):
          try unpacker.feed(bytes) { (piece) throws(TransportError) in
            body.append(contentsOf: piece)
            guard body.count > request.cap else { return }
            throw TransportError(kind: .tooLarge(request.cap), reason: "", wasConnected: true, wasSent: false)
          }
        case .done:
          if let head { return try check(head, body, reader) }
        case .connected, .sent, .silence: break
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as TransportError {
      throw reader.failure(of: error)
    } catch is Unpacker.Damaged {
      throw reader.failure(
        of: TransportError(kind: .malformed, reason: "packed bytes are damaged", wasConnected: true, wasSent: false))
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

  /// Where neither list of models is, there is no service.
  func nowhere(_ failure: Failure) -> Failure {
    Failure(
      .configuration,
      "There is no list of models at \(reader(.reading).redactor.line(baseURL.description, limit: 200)).",
      advice: FailureReader.addressAdvice, status: failure.status)
  }

  static let noKey = Failure(
    .noKey, "This needs an OpenRouter key, and there is none.",
    advice: "Make one at openrouter.ai/settings/keys and enter it in the settings, or set OPENROUTER_API_KEY.")
}
