import Domain
import Service

/// The answer to a request that was passed on: bytes go through as they are, and what they say of cost and pictures is read
/// beside that. Nothing in them that cannot be read stops them.
final class Relay: RelayedAnswer {
  private var events: HTTPEvents.Iterator
  private let reader: FailureReader
  private let route: RelayRequest.Route
  private let mayHavePictures: Bool
  private let begun = ContinuousClock.now
  private var head: HTTPHead?
  private var unpacker = Unpacker()
  /// Nil once the answer cannot be read any more, or is no text.
  private var feed: BodyFeed?
  private var answer: Answer
  /// A refusal is a sentence, not more.
  private static let refusalLimit = 1 << 20

  let cancel: @Sendable () -> Void

  init(_ events: HTTPEvents, _ reader: FailureReader, route: RelayRequest.Route, mayHavePictures: Bool = false) {
    self.events = events.makeAsyncIterator()
    cancel = events.cancel
    self.reader = reader
    self.route = route
    self.mayHavePictures = mayHavePictures
    feed = route == .speech ? nil : BodyFeed(limit: Exchange.answerCap)
    answer = Answer(reader: reader, generationID: nil)
  }

  var contentType: String { head?.contentType ?? "" }

  /// With its parameters, such as the rate of samples.
  var fullType: String { reader.redactor.line(head?["content-type"]?.lowercased() ?? "", limit: 200) }

  /// How the body is packed, by what the head claims.
  var coding: String { head?.coding ?? "" }

  var outcome: Outcome { answer.outcome(seconds: (ContinuousClock.now - begun) / .seconds(1)) }

  func open() async throws(Failure) -> Bool {
    while let event = try await event() {
      switch event {
      case .connected, .sent: continue
      case .head(let found):
        head = found
        answer.generationID = reader.generationID(found)
        unpacker = Unpacker(mayBeBare: found.coding.contains("deflate"))
        guard found.isSuccess else { throw try await refusal(found) }
        return true
      case .silence: return false
      case .body, .done: throw answer.bad("it has no head")
      }
    }
    throw reader.cancelled(wasSent: events.isUnderWay, id: nil)
  }

  func next() async throws(Failure) -> RelayedPiece? {
    while let event = try await event() {
      switch event {
      case .body(let bytes):
        read(bytes)
        return .bytes(bytes)
      case .silence: return .silence
      case .done:
        readRest()
        return nil
      default: continue
      }
    }
    throw answer.settled(reader.cancelled(wasSent: true, id: answer.generationID))
  }

  private func event() async throws(Failure) -> HTTPEvent? {
    do {
      return try await events.next()
    } catch let error as TransportError {
      throw answer.settled(reader.failure(of: error, id: answer.generationID))
    } catch {
      throw answer.settled(reader.cancelled(wasSent: events.isUnderWay, id: answer.generationID))
    }
  }

  private func refusal(_ head: HTTPHead) async throws(Failure) -> Failure {
    var body: [UInt8] = []
    while case .body(let bytes)? = try await event() { body += bytes.prefix(Self.refusalLimit - body.count) }
    return reader.refusal(head, body)
  }

  private func read(_ bytes: [UInt8]) {
    guard var open = feed else { return }
    feed = nil
    var items: [BodyFeed.Item] = []
    do {
      try unpacker.feed(bytes) { piece in items += try open.feed(piece) }
      feed = open
    } catch {
      // What was read before it stays known.
    }
    note(items)
  }

  private func readRest() {
    guard var open = feed else { return }
    feed = nil
    note(open.finish())
  }

  private func note(_ items: [BodyFeed.Item]) {
    for case .json(let document, let event, let isWhole) in items {
      let root = document.root
      answer.note(root)
      if let message = root["message"], route == .messages { answer.note(message) }
      guard route == .chat, mayHavePictures else { continue }
      // An error in the answer is the client's to read.
      if event == nil, root["choices"]?.elements.first?["delta"] == nil {
        _ = try? answer.take(body: root, isWhole: isWhole)
      } else {
        _ = try? answer.take(event: root, name: event)
      }
    }
  }
}
