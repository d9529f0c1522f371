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
  /// What the service said of the rest after pictures had come, one sentence each.
  var remarks: [String] = []
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
    if root.isList, root.elements.contains(where: { $0["choices"] != nil || $0["usage"] != nil }) {
      return try take(list: root)
    }
    let before = count
    let shown = try takeParts(root)
    let isNews = count > before
    guard isNews || root.isMap else { throw bad("its shape is not that of an answer") }
    let choices = root["choices"]?.elements ?? []
    if isWhole {
      isComplete = true
      stop = stop ?? "stop"
    }
    isFinished = !choices.isEmpty || isNews && images.count >= expected
    if images.isEmpty, links.isEmpty, choices.isEmpty { refuse(root) }
    return report(shown)
  }

  /// The events of a stream as one list.
  private mutating func take(list root: JSON) throws(Failure) -> [Progress] {
    var progress: [Progress] = []
    for event in root.elements { progress += try take(event: event, name: nil) }
    isComplete = true
    return progress
  }

  private var count: Int { images.count + links.count + dropped }

  /// Takes over the pictures and words of one JSON text; returns the words that are ready to be shown.
  ///
  /// - Parameter isFailure: whether the text is known to be an error.
  mutating func takeParts(_ root: JSON, isFailure: Bool = false) throws(Failure) -> String {
    known = images.count + links.count
    note(root)
    for part in PictureFinder.pictures(in: root) { add(part) }
    let shown = (root["choices"]?.elements ?? []).reduce("") { $0 + take(choice: $1) }
    try heed(root, isFailure)
    if images.isEmpty, links.isEmpty { for part in PictureFinder.anywhere(in: root) { add(part) } }
    return shown
  }

  /// An error behind pictures does not take them back.
  mutating func heed(_ root: JSON, _ isFailure: Bool) throws(Failure) {
    do {
      try check(root, isFailure)
    } catch {
      try heed(error)
    }
  }

  mutating func heed(_ failure: Failure) throws(Failure) {
    isComplete = !images.isEmpty || !links.isEmpty
    guard isComplete else { throw failure }
    if remarks.count < 3 { remarks.append(failure.title) }
  }

  /// What an answer says of itself. It is noted before anything of it is refused: a failure may have cost something, too.
  mutating func note(_ root: JSON) {
    let response = root["response"]
    // A later account without a sum does not take back the sum before.
    let inner = root["choices"]?.elements.first?["usage"]
    if let next = root["usage"] ?? response?["usage"] ?? inner { usage = usage.followed(by: Usage(next, of: root)) }
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
  func check(_ root: JSON, _ isFailure: Bool = false) throws(Failure) {
    guard let error = ServiceError(in: root, now: reader.now(), isFailure: isFailure) else {
      let reason = root["choices"]?.elements.first?["finish_reason"]?.string
      guard reason == "error" else { return }
      if let word = nativeStop, StopReason.isRefusal(word) { throw refused(word, "") }
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
    let places =
      ["promptFeedback", "prompt_feedback"].compactMap { root[$0] } + (root["candidates"]?.elements ?? [])
      + (root["data"]?.elements ?? [])
    for name in ["blockReason", "finishReason", "finish_reason"] {
      nativeStop = nativeStop ?? places.lazy.compactMap { $0[name]?.string }.first
    }
    let words = ["blockReasonMessage", "finishMessage"].lazy.compactMap { name in
      places.lazy.compactMap { $0[name]?.string }.first
    }.first
    if refusal.isEmpty, let words = words ?? ServiceError.sentence(in: root) { refusal = words }
  }
}
