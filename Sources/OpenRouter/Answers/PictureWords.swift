/// Words in which pictures may stand as data URLs, bare or in Markdown, also split over several pieces of text.
struct PictureWords {
  private static let scheme = Array("data:".utf8)
  /// The most bytes from the scheme to the data.
  private static let headLimit = 128
  /// The most bytes of the words that Markdown puts before an address.
  private static let leadLimit = 300

  /// Pictures that are whole, as bytes.
  private(set) var found: [[UInt8]] = []
  private var waiting: [UInt8] = []
  private var run: Base64Run?
  private var isInMarkdown = false

  /// The words of this piece, as far as they are none of a picture.
  mutating func take(_ pieces: [StringPiece]) -> String {
    var words: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .text(let bytes): take(bytes, &words)
      case .decoded(let bytes): take(decoded: bytes, &words)
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// What was still waiting at the end of the answer.
  ///
  /// - Parameter isWhole: whether the words were not cut off.
  mutating func finish(isWhole: Bool) -> String {
    if isWhole { endRun() }
    run = nil
    defer { waiting = [] }
    return String(decoding: waiting, as: UTF8.self)
  }

  mutating func takeFound() -> [[UInt8]] {
    defer { found = [] }
    return found
  }

  private mutating func take(decoded bytes: [UInt8], _ words: inout [UInt8]) {
    if run == nil, waiting.isEmpty, MediaType.image(bytes) != nil {
      found.append(bytes)
    } else if run?.append(bytes) != true {
      var text: [UInt8] = []
      Base64.encode(bytes, to: &text)
      take(text[...], &words)
    }
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ words: inout [UInt8]) {
    var rest = bytes
    while true {
      if run != nil {
        rest = inRun(rest)
        guard run == nil else { return }
      }
      waiting += rest
      guard let next = start(&words) else { return }
      rest = next
    }
  }

  /// Goes on with the Base64; returns what follows it.
  private mutating func inRun(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let byte = rest.first {
      guard run?.take(byte) == true || byte == UInt8(ascii: "=") && run?.pad() == true else {
        endRun()
        return isInMarkdown && byte == UInt8(ascii: ")") ? rest.dropFirst() : rest
      }
      rest = rest.dropFirst()
    }
    return rest
  }

  private mutating func endRun() {
    guard var ended = run else { return }
    run = nil
    _ = ended.pad()
    if !ended.bytes.isEmpty { found.append(ended.bytes) }
  }

  /// Looks for a data URL in what is waiting, and passes on the words before it.
  ///
  /// - Returns: the beginning of its data; nil where there is none yet.
  private mutating func start(_ words: inout [UInt8]) -> ArraySlice<UInt8>? {
    while let at = Self.position(of: Self.scheme, in: waiting[...]) {
      let head = waiting[at...].prefix(Self.headLimit)
      guard let end = head.dropFirst(Self.scheme.count).firstIndex(where: { !Self.isOfHead($0) }) else {
        guard head.count == Self.headLimit else { break }
        pass(at + Self.scheme.count, &words)
        continue
      }
      guard waiting[end] == UInt8(ascii: ","), Self.isHead(waiting[(at + Self.scheme.count)..<end]) else {
        pass(at + Self.scheme.count, &words)
        continue
      }
      let lead = markdownLead(before: at)
      words += waiting[..<(lead ?? at)]
      let data = waiting[(end + 1)...]
      waiting = []
      run = Base64Run()
      isInMarkdown = lead != nil
      return data
    }
    let held = held()
    words += waiting.dropLast(held)
    waiting = Array(waiting.suffix(held))
    return nil
  }

  private mutating func pass(_ count: Int, _ words: inout [UInt8]) {
    words += waiting[..<count]
    waiting.removeSubrange(..<count)
  }

  private static func isOfHead(_ byte: UInt8) -> Bool {
    Base64.values[Int(byte)] < 64 || ".;=".utf8.contains(byte)
  }

  /// Whether Base64 that may be a picture follows: of a type of pictures, of any bytes, or of none.
  private static func isHead(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = String(decoding: bytes, as: UTF8.self).lowercased().split(
      separator: ";", omittingEmptySubsequences: false)
    let type = parts[0]
    return parts.dropFirst().contains("base64")
      && (type.isEmpty || type.hasPrefix("image/") || type.hasSuffix("/octet-stream"))
  }

  /// Where `![words](` begins that ends at this place.
  private func markdownLead(before place: Int) -> Int? {
    guard waiting[..<place].suffix(2).elementsEqual("](".utf8) else { return nil }
    return Self.lastPosition(of: Array("![".utf8), in: waiting[..<place].suffix(Self.leadLimit))
  }

  /// How many bytes at the end may be the beginning of a data URL, or of the Markdown around it.
  private func held() -> Int {
    if let at = Self.position(of: Self.scheme, in: waiting[...]) {
      return waiting.count - (markdownLead(before: at) ?? at)
    }
    let tail = waiting.suffix(Self.leadLimit)
    if let lead = Self.lastPosition(of: Array("![".utf8), in: tail),
      !tail[lead...].contains(UInt8(ascii: ")")), !tail[lead...].contains(0x0A)
    {
      return waiting.count - lead
    }
    if waiting.last == UInt8(ascii: "!") { return 1 }
    return (1..<Self.scheme.count).reversed().first { length in
      waiting.count >= length && Self.equal(waiting.suffix(length), Self.scheme[..<length])
    } ?? 0
  }

  private static func position(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= word.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - word.count)).first { equal(bytes[$0..<($0 + word.count)], word[...]) }
  }

  private static func lastPosition(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= word.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - word.count)).last { equal(bytes[$0..<($0 + word.count)], word[...]) }
  }

  /// Whatever the case of letters.
  private static func equal(_ bytes: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual(word) { $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1 }
  }
}
