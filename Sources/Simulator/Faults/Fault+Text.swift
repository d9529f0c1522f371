extension Fault {
  /// Why a text names no fault.
  package struct Unknown: Error, Equatable, Sendable {
    package let text: String
  }

  /// Every name `init(text:)` knows, with an example of its argument, for help texts.
  package static let names = [
    "status=429:5", "unbilled", "delay=30", "stall", "cut", "error-in-200", "html", "no-images", "refusal",
    "malformed-base64",
    "missing-media-type", "avif-named-png", "html-named-png", "many-images=4", "stream-cut", "stream-error",
    "stream-split", "redirect=http://127.0.0.2:9/", "key-echo", "huge-body=64", "slow-loris",
  ]

  /// Reads `NAME[=ARGUMENT][@PATH][#TIMES]`, e.g. `status=429:5@/images#1`.
  package init(text: String) throws(Unknown) {
    var rest = Substring(text)
    var times: Int?
    if let mark = rest.lastIndex(of: "#") {
      guard let count = Int(rest[rest.index(after: mark)...]), count > 0 else { throw Unknown(text: text) }
      times = count
      rest = rest[..<mark]
    }
    var path: String?
    if let mark = rest.lastIndex(of: "@") {
      path = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: "=", maxSplits: 1).map(String.init)
    guard let name = parts.first, let kind = Kind(name: name, argument: parts.dropFirst().first) else {
      throw Unknown(text: text)
    }
    self.init(kind, path: path, times: times)
  }
}

extension Fault.Kind {
  private static let plain: [String: Fault.Kind] = [
    "unbilled": .unbilled, "stall": .stall, "cut": .cut, "error-in-200": .errorInSuccess, "html": .html,
    "no-images": .noImages,
    "refusal": .refusal, "malformed-base64": .malformedBase64, "missing-media-type": .missingMediaType,
    "avif-named-png": .avifNamedPNG, "html-named-png": .htmlNamedPNG, "stream-cut": .streamCut,
    "stream-error": .streamError, "stream-split": .streamSplit, "key-echo": .keyEcho, "slow-loris": .slowLoris,
  ]

  fileprivate init?(name: String, argument: String?) {
    switch name {
    case "status":
      let numbers = (argument ?? "").split(separator: ":").map { Int($0) }
      guard let first = numbers.first, let status = first, (400...599).contains(status), numbers.count < 3 else {
        return nil
      }
      self = .status(status, retryAfter: numbers.count > 1 ? numbers[1] : nil)
    case "delay":
      guard let seconds = argument.flatMap(Double.init), (0...3600).contains(seconds) else { return nil }
      self = .delayFirstByte(.seconds(seconds))
    case "many-images":
      guard let count = argument.flatMap({ Int($0) }), (1...64).contains(count) else { return nil }
      self = .manyImages(count)
    case "huge-body":
      guard let size = argument.flatMap({ Int($0) }), (1...4096).contains(size) else { return nil }
      self = .hugeBody(size)
    case "redirect": self = .redirect(argument ?? "http://127.0.0.2:9/")
    default:
      guard argument == nil, let kind = Self.plain[name] else { return nil }
      self = kind
    }
  }
}
