import Domain

/// What has come of an answer so far, whether at once or in events.
struct Answer {
  /// The most images that are kept of one answer.
  static let imageLimit = 16

  let reader: FailureReader
  /// How many images were asked for.
  let expected: Int
  var images: [GeneratedImage] = []
  /// Addresses of images that are to be fetched.
  var links: [String] = []
  var dropped = 0
  /// Why parts could not be used.
  var complaints: [String] = []
  /// Pictures may stand in the words.
  var pictureWords = PictureWords()
  var thoughts = Thoughts()
  var text: TextFeed
  /// Vector markup on its way: shown as it comes, but no part of the text.
  var markup: TextFeed
  var usage = Usage()
  var provider: String?
  var model: String?
  var generationID: String?
  /// Words with which the model declined, as they came; or what the service says where it gives nothing else.
  var refusal = ""
  /// Why the model stopped, in the service's word: `stop`, `length`, `content_filter`, …
  var stop: String?
  /// The same in the provider's own word.
  var nativeStop: String?
  /// Whether the answer said itself that it is complete.
  var isComplete = false
  /// Whether nothing can follow any more.
  var isFinished = false
  /// How many images and links were here before the JSON text that is being read.
  var known = 0
  /// What came, for when it cannot be used.
  var transcript = Transcript()

  init(reader: FailureReader, generationID: String?, expected: Int = 1) {
    self.reader = reader
    self.generationID = generationID
    self.expected = expected
    text = TextFeed(reader.redactor)
    markup = TextFeed(reader.redactor)
  }

  /// Takes over one JSON text: a whole body, or one of its parts.
  ///
  /// - Parameter isWhole: false where the text was cut off: then only what says so itself is complete.
  mutating func take(body root: JSON, isWhole: Bool = true) throws(Failure) -> [Progress] {
    known = images.count + links.count
    note(root)
    try check(root)
    let before = images.count + links.count + dropped
    for part in PictureFinder.pictures(in: root) { add(part) }
    let isNews = images.count + links.count + dropped > before
    guard isNews || root.isMap else { throw bad("its shape is not that of an answer") }
    let choices = root["choices"]?.elements ?? []
    let shown = choices.reduce("") { $0 + take(choice: $1) }
    if isWhole {
      isComplete = true
      stop = stop ?? "stop"
    }
    isFinished = !choices.isEmpty || isNews && images.count >= expected
    if !isNews, choices.isEmpty { refuse(root) }
    return report(shown)
  }

  /// What an answer says of itself. It is noted before anything of it is refused: a failure may have cost something, too.
  mutating func note(_ root: JSON) {
    let response = root["response"]
    // A later account without a sum does not take back the sum before.
    if let next = root["usage"] ?? response?["usage"] { usage = usage.followed(by: Usage(next, of: root)) }
    provider = root["provider"]?.string.map { reader.redactor.line($0, limit: 100) } ?? provider
    model = root["model"]?.string.map { reader.redactor.line($0, limit: 200) } ?? model
    guard generationID == nil, let id = (root["id"] ?? response?["id"])?.string, !id.isEmpty else { return }
    generationID = reader.redactor.line(id, limit: 200)
  }

  mutating func add(_ json: JSON) { add(AnswerPart(json)) }

  /// The same picture twice is one picture, unless one list holds as many as were asked for.
  private func isKnown(_ place: Int?) -> Bool {
    place.map { $0 < known || images.count + links.count >= expected } ?? false
  }

  mutating func add(_ part: AnswerPart) {
    switch part {
    case .image(let image) where isKnown(images.firstIndex(of: image)): return
    case .link(let link) where isKnown(links.firstIndex(of: link)): return
    default: break
    }
    guard images.count + links.count < Self.imageLimit else {
      dropped += 1
      return
    }
    switch part {
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

  /// Throws when the JSON is an error of the service.
  func check(_ root: JSON) throws(Failure) {
    guard let error = ServiceError(in: root, now: reader.now()) else {
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
      throw unreadable(bytes, error)
    }
  }

  func unreadable(_ bytes: [UInt8], _ error: JSONError) -> Failure {
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { return webPage }
    return bad(bytes.isEmpty ? "it is empty" : "\(error.reason), at byte \(error.offset)")
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

  /// What a service says that gives nothing else.
  private mutating func refuse(_ root: JSON) {
    if refusal.isEmpty, let words = ServiceError.sentence(in: root) { refusal = words }
  }
}
