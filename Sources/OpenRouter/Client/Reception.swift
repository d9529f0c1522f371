import Domain

/// One answer to a POST as it arrives: a JSON body, or a stream of events, whichever the service chose.
struct Reception {
  private(set) var answer: Answer
  /// Whether it is too late to be sure that nothing was sent.
  private(set) var isUnderWay = false
  private let reader: FailureReader
  /// The most bytes of a body, unpacked.
  private let cap: Int
  private var head: HTTPHead?
  private var unpacker = Unpacker()
  private var feed: BodyFeed
  /// What a refusal says.
  private var refusal: [UInt8] = []
  private var received = 0
  private var unpacked = 0
  /// How many bytes were last reported: not every piece is news.
  private var reported = 0
  private static let reportStep = 128 << 10
  private static let refusalLimit = 1 << 20
  /// The first part that could not be read; the others may say enough.
  private var unreadable: Failure?

  /// - Parameters:
  ///   - expected: how many images were asked for.
  ///   - cap: the most bytes of a body, unpacked.
  init(reader: FailureReader, expected: Int = 1, cap: Int = Exchange.answerCap) {
    self.reader = reader
    self.cap = cap
    feed = BodyFeed(limit: cap)
    answer = Answer(reader: reader, generationID: nil, expected: expected)
  }

  private var isSuccess: Bool { head?.isSuccess ?? false }

  /// How long to wait for more once the answer is complete: the account of its cost may follow. Nil before that.
  var patience: Duration? {
    guard isSuccess, answer.isComplete, answer.images.count >= answer.expected || !answer.text.isEmpty else {
      return nil
    }
    return answer.usage.cost == nil ? .seconds(4) : .seconds(1)
  }

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
    case .silence: return []
    case .done: return try close()
    }
  }

  /// What is left when the answer broke off: what is whole already, if anything is.
  mutating func rescue(_ failure: Failure) throws(Failure) -> Answer {
    if isSuccess {
      _ = try? take(feed.finish())
      let isThere = !answer.images.isEmpty || answer.isComplete && (!answer.links.isEmpty || !answer.text.isEmpty)
      if isThere {
        _ = answer.finishWords()
        return answer
      }
    }
    throw answer.settled(failure)
  }

  /// What is left when nobody wants the answer any more.
  mutating func cancelled() throws(Failure) -> Answer {
    try rescue(reader.cancelled(wasSent: isUnderWay, id: answer.generationID))
  }

  /// What came, for keeping.
  var transcript: Transcript {
    var whole = answer.transcript
    let open = feed.unfinished
    whole.add(text: open.text, blobs: open.blobs)
    whole.add(raw: feed.raw)
    return whole
  }

  private mutating func take(_ head: HTTPHead) -> [Progress] {
    self.head = head
    answer.generationID = reader.generationID(head)
    unpacker = Unpacker(mayBeBare: head.coding.contains("deflate"))
    if let length = head.contentLength, head.coding.isEmpty { feed.expect(length) }
    return head.isSuccess ? [.answered(generationID: answer.generationID)] : []
  }

  private mutating func take(_ bytes: [UInt8]) throws(Failure) -> [Progress] {
    received += bytes.count
    var progress: [Progress] = []
    do {
      try unpacker.feed(bytes) { piece in progress += try take(unpacked: piece) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw answer.bad("what it is packed with is damaged")
    }
    return progress + amount(step: Self.reportStep)
  }

  private mutating func take(unpacked piece: [UInt8]) throws(Failure) -> [Progress] {
    unpacked += piece.count
    guard isSuccess else {
      refusal += piece.prefix(max(0, Self.refusalLimit - refusal.count))
      return []
    }
    let most = feed.form == .events ? cap * 4 : cap
    guard unpacked <= most else { throw tooLarge(most) }
    let items: [BodyFeed.Item]
    do { items = try feed.feed(piece) } catch { throw tooLarge(error.limit) }
    return try take(items)
  }

  private func tooLarge(_ cap: Int) -> Failure {
    reader.failure(
      of: TransportError(kind: .tooLarge(cap), reason: "", wasConnected: true, wasSent: true), id: answer.generationID)
  }

  /// How much has come, if that is the first or so many bytes more than reported last.
  private mutating func amount(step: Int) -> [Progress] {
    guard received > reported, reported == 0 || received - reported >= step else { return [] }
    reported = received
    return [.received(bytes: received, of: feed.form == .events ? nil : head?.contentLength)]
  }

  private mutating func take(_ items: [BodyFeed.Item]) throws(Failure) -> [Progress] {
    var progress: [Progress] = []
    for item in items {
      switch item {
      case .done:
        answer.isComplete = true
        answer.isFinished = true
      case .unreadable(let bytes, let error):
        answer.transcript.add(raw: bytes)
        unreadable = unreadable ?? answer.unreadable(bytes, error)
      case .complaint(let words): try answer.heed(reader.failure(saying: words, id: answer.generationID))
      case .json(let document, let event, let isWhole):
        answer.transcript.add(document)
        progress +=
          feed.form == .json
          ? try answer.take(body: document.root, isWhole: isWhole) : try answer.take(event: document.root, name: event)
      }
    }
    return progress
  }

  private mutating func close() throws(Failure) -> [Progress] {
    guard let head else { throw answer.bad("it has no head") }
    guard head.isSuccess else { throw reader.refusal(head, refusal) }
    let rest = try take(feed.finish())
    if feed.form == .other || feed.form == .undecided, try !takeWrapped() { try takeRaw(head) }
    guard answer.isComplete || !answer.images.isEmpty else { throw unreadable ?? brokenOff }
    return rest + answer.finishWords() + amount(step: 1)
  }

  /// JSON may stand behind a guard such as `)]}',`, or be the text of a string.
  ///
  /// - Returns: whether there was any.
  private mutating func takeWrapped() throws(Failure) -> Bool {
    let raw = feed.raw
    guard MediaType.image(raw) == nil, raw.first(where: { $0 > 0x20 }) != UInt8(ascii: "<") else { return false }
    let text = (try? JSONDocument(raw))?.root.stringBytes
    let start = raw.prefix(64).firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
    guard let inner = text ?? start.map({ raw[$0...] }), let root = (try? JSONDocument(Array(inner)))?.root else {
      return false
    }
    _ = try answer.take(body: root)
    return true
  }

  /// A body that is neither JSON nor events may be a picture itself.
  private mutating func takeRaw(_ head: HTTPHead) throws(Failure) {
    if MediaType.image(feed.raw) != nil, !head.isWebPage {
      answer.add(AnswerPart(bytes: feed.raw))
      answer.isComplete = true
      return
    }
    let start = feed.raw.first { $0 > 0x20 }
    if start == UInt8(ascii: "<") || head.isWebPage && start == nil { throw answer.webPage }
    guard start != nil else { throw answer.bad("it is empty") }
    let coding = reader.redactor.line(head.coding, limit: 40)
    throw answer.bad(coding.isEmpty ? "it is not JSON" : "it is packed in a way that is not known here (\(coding))")
  }

  private var brokenOff: Failure {
    Failure(
      .network, "The answer broke off before it was complete.",
      advice: Failure.unsure, billed: .maybe, generationID: answer.generationID)
  }
}
