import Domain

/// One answer to a POST as it arrives: a JSON body, or a stream of events, whichever the service chose.
struct Reception {
  private(set) var answer: Answer
  /// Whether it is too late to be sure that nothing was sent.
  private(set) var isUnderWay = false
  private let reader: FailureReader
  private var head: HTTPHead?
  private var body: [UInt8] = []
  private var received = 0
  /// How many bytes were last reported: not every piece is news.
  private var reported = 0
  private static let reportStep = 128 << 10
  private var parser = EventStreamParser()

  init(reader: FailureReader) {
    self.reader = reader
    answer = Answer(reader: reader, generationID: nil)
  }

  private var isStream: Bool { head.map { $0.isEventStream && $0.isSuccess } ?? false }

  /// Takes over what came, and returns what there is to report of it.
  mutating func take(_ event: HTTPEvent) throws(Failure) -> [Progress] {
    do throws(Failure) {
      return try read(event)
    } catch {
      throw answer.settled(error)
    }
  }

  private mutating func read(_ event: HTTPEvent) throws(Failure) -> [Progress] {
    switch event {
    case .connected:
      isUnderWay = true
      return []
    case .sent(let bytes): return [.sent(bytes: bytes)]
    case .head(let head): return take(head)
    case .body(let bytes): return try take(bytes)
    case .done: return try close()
    }
  }

  /// What is left when the answer broke off: the images that are whole already, if there are any.
  func rescue(_ failure: Failure) throws(Failure) -> Answer {
    guard isStream, !answer.images.isEmpty else { throw answer.settled(failure) }
    return answer
  }

  /// The failure when nobody wants the answer any more.
  var cancelled: Failure { answer.settled(reader.cancelled(wasSent: isUnderWay, id: answer.generationID)) }

  private mutating func take(_ head: HTTPHead) -> [Progress] {
    self.head = head
    answer.generationID = reader.generationID(head)
    body.reserveCapacity(min(head.contentLength ?? 0, 64 << 20))
    return head.isSuccess ? [.answered(generationID: answer.generationID)] : []
  }

  private mutating func take(_ bytes: [UInt8]) throws(Failure) -> [Progress] {
    received += bytes.count
    guard isStream else {
      body.append(contentsOf: bytes)
      return amount(step: Self.reportStep)
    }
    let events: [[UInt8]]
    do { events = try parser.feed(bytes) } catch { throw answer.bad("one of its lines is too long") }
    return try take(events) + amount(step: Self.reportStep)
  }

  /// How much has come, if that is the first or so many bytes more than reported last.
  private mutating func amount(step: Int) -> [Progress] {
    guard received > reported, reported == 0 || received - reported >= step else { return [] }
    reported = received
    return [.received(bytes: received, of: isStream ? nil : head?.contentLength)]
  }

  private mutating func take(_ events: [[UInt8]]) throws(Failure) -> [Progress] {
    var progress: [Progress] = []
    for event in events { progress += try answer.take(event: event) }
    return progress
  }

  private mutating func close() throws(Failure) -> [Progress] {
    guard let head else { throw answer.bad("it has no head") }
    guard head.isSuccess else { throw reader.refusal(head, body) }
    guard isStream else {
      if head.isWebPage { throw answer.webPage }
      try answer.take(body: body)
      body = []
      return answer.finish() + amount(step: 1)
    }
    let last = parser.finish()
    if !answer.isComplete, let last { return try take([last]) + finishStream() }
    return try finishStream()
  }

  private mutating func finishStream() throws(Failure) -> [Progress] {
    guard answer.isComplete else {
      throw Failure(
        .network, "The answer broke off before it was complete.",
        advice: Failure.unsure, billed: .maybe,
        generationID: answer.generationID)
    }
    return answer.finish()
  }
}
