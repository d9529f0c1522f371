import Domain

/// What has come of an answer so far, whether at once or in events.
struct Answer {
  /// The most images that are kept of one answer.
  static let imageLimit = 16

  let reader: FailureReader
  var images: [GeneratedImage] = []
  /// Addresses of images that are to be fetched.
  var links: [String] = []
  var dropped = 0
  /// Why parts could not be used.
  var complaints: [String] = []
  var text: TextFeed
  /// Vector markup on its way: shown as it comes, but no part of the text.
  var markup: TextFeed
  var usage = Usage()
  var provider: String?
  var model: String?
  var generationID: String?
  /// Words with which the model declined, as they came.
  var refusal = ""
  /// Why the model stopped, in the service's word: `stop`, `length`, `content_filter`, …
  var stop: String?
  /// Whether the answer said itself that it is complete.
  var isComplete = false

  init(reader: FailureReader, generationID: String?) {
    self.reader = reader
    self.generationID = generationID
    text = TextFeed(reader.redactor)
    markup = TextFeed(reader.redactor)
  }

  /// Takes over a whole JSON body.
  mutating func take(body: [UInt8]) throws(Failure) {
    let root = try parse(body)
    note(root)
    try check(root)
    for part in root["data"]?.elements ?? [] { add(part) }
    for part in root["images"]?.elements ?? [] { add(part) }
    for choice in root["choices"]?.elements ?? [] {
      take(choice: choice, message: choice["message"] ?? choice["delta"])
    }
    guard root.isMap else { throw bad("its shape is not that of an answer") }
    isComplete = true
  }

  /// What an answer says of itself. It is noted before anything of it is refused: a failure may have cost something, too.
  mutating func note(_ root: JSON) {
    if let usage = root["usage"] { self.usage = Usage(usage) }
    provider = root["provider"]?.string.map { reader.redactor.line($0, limit: 100) } ?? provider
    model = root["model"]?.string.map { reader.redactor.line($0, limit: 200) } ?? model
    if generationID == nil { generationID = root["id"]?.string.map { reader.redactor.line($0, limit: 200) } }
  }

  mutating func add(_ json: JSON) {
    guard images.count + links.count < Self.imageLimit else {
      dropped += 1
      return
    }
    switch AnswerPart(json) {
    case .image(let image): images.append(image)
    case .link(let link): links.append(link)
    case .unusable(let complaint): complain(complaint)
    }
  }

  mutating func complain(_ complaint: String) {
    dropped += 1
    if complaints.count < 3 { complaints.append(complaint) }
  }

  /// The failure with what the answer has said it cost.
  func settled(_ failure: Failure) -> Failure { usage.cost.map { failure.settled(at: $0) } ?? failure }

  /// Returns the text that is ready to be shown.
  @discardableResult
  mutating func take(choice: JSON, message: JSON?) -> String {
    stop = choice["finish_reason"]?.string ?? stop
    if let words = message?["refusal"]?.string, refusal.utf8.count < 4096 { refusal += words }
    return take(message: message)
  }

  private mutating func take(message: JSON?) -> String {
    for part in message?["images"]?.elements ?? [] { add(part) }
    guard let content = message?["content"] else { return "" }
    if let words = content.string { return text.take(words) }
    var shown = ""
    for part in content.elements {
      if let words = part["text"]?.string { shown += text.take(words) } else if part["image_url"] != nil { add(part) }
    }
    return shown
  }

  /// Throws when the JSON is an error of the service.
  func check(_ root: JSON) throws(Failure) {
    guard let error = ServiceError(in: root) else {
      let reason = root["choices"]?.elements.first?["finish_reason"]?.string
      guard reason == "error" else { return }
      throw Failure(
        .server, "The model stopped with an error and gave no reason.", advice: "Try again, or choose another model.",
        billed: reader.call.isBillable ? .maybe : .no, generationID: generationID)
    }
    let id = generationID ?? root["id"]?.string.map { reader.redactor.line($0, limit: 200) }
    throw reader.failure(of: error, http: 200, id: id)
  }

  func parse(_ bytes: [UInt8]) throws(Failure) -> JSON {
    do {
      return try JSONDocument(bytes).root
    } catch {
      if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { throw webPage }
      throw bad("\(error.reason), at byte \(error.offset)")
    }
  }

  var webPage: Failure {
    Failure(
      .badAnswer, "We got a web page, not the API.",
      advice: "Check the service's address, and whether the network wants you to sign in first.",
      billed: reader.call.isBillable ? .maybe : .no, generationID: generationID)
  }

  func bad(_ reason: String) -> Failure {
    Failure(
      .badAnswer, "The answer could not be read: \(reason).",
      advice: reader.call.isBillable ? Failure.unsure : "Try again later.",
      billed: reader.call.isBillable ? .maybe : .no, generationID: generationID)
  }
}
