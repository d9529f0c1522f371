/// What an axis of a sweep changes from picture to picture.
package enum SweepSubject: Hashable, Sendable {
  case model, style, format
  /// One of the model-dependent parameters.
  case parameter(Parameter)
  /// A text of the prompt that gives way to each of the values. A wildcard such as `__animal__` is one, too: its values are
  /// the lines that it may draw.
  case word(String)

  /// All but words, in the order in which they are offered.
  package static let plain: [SweepSubject] =
    [.model, .style, .format]
    + [Parameter.resolution, .quality, .seed, .aspectRatio, .outputFormat, .background, .compression].map {
      .parameter($0)
    }

  /// As it is typed: `model`, `seed`, `word:fox`.
  package init?(name: String) {
    if name.hasPrefix(Self.wordPrefix), name.count > Self.wordPrefix.count {
      self = .word(String(name.dropFirst(Self.wordPrefix.count)))
      return
    }
    guard let found = Self.plain.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = found
  }

  private static let wordPrefix = "word:"

  package var name: String {
    switch self {
    case .model: "model"
    case .style: "style"
    case .format: "format"
    case .parameter(.aspectRatio): "ratio"
    case .parameter(let parameter): parameter.settingName
    case .word(let word): Self.wordPrefix + word
    }
  }

  /// For people: `Model`, `Seed`, `"fox"`.
  package var title: String {
    switch self {
    case .model: "Model"
    case .style: "Style"
    case .format: "Format"
    case .parameter(let parameter): parameter.label
    case .word(let word): "\"\(Harmless.line(word, limit: 40))\""
    }
  }

  package var isNumber: Bool { self == .parameter(.seed) || self == .parameter(.compression) }

  /// Whether an empty value is one: a word may simply be left out.
  var takesNothing: Bool { if case .word = self { true } else { false } }

  /// Whether a value makes sense, whatever the model.
  func takes(_ value: String) -> Bool {
    switch self {
    case .format: Format(rawValue: value.lowercased()) != nil
    case .parameter(.aspectRatio): AspectRatio(value) != nil
    case .parameter(.seed): Int(value).map { (0...Int(Int32.max)).contains($0) } ?? false
    case .parameter(.compression): Int(value).map { (0...100).contains($0) } ?? false
    case .model, .style, .parameter, .word: true
    }
  }

  var example: String {
    switch self {
    case .model: "model=google/gemini-2.5-flash-image,openai/gpt-image-1"
    case .style: "style=\"Digital Art\",none"
    case .format: "format=landscape,portrait,square"
    case .parameter(.resolution): "resolution=1K,2K"
    case .parameter(.aspectRatio): "ratio=3:2,1:1"
    case .parameter(.seed): "seed=1..4"
    case .parameter(let parameter): "\(parameter.settingName)=A,B"
    case .word(let word): "\(Harmless.line(word, limit: 40))=A,B"
    }
  }

  /// A value for people: short names of models, the whole word of everything else.
  package func title(of value: String) -> String {
    switch self {
    case .model: value.split(separator: "/").last.map(String.init) ?? value
    case .style where value.isEmpty || value.lowercased() == "none": "no style"
    case .word where value.isEmpty: "(nothing)"
    default: Harmless.line(value, limit: 60)
    }
  }
}

extension SweepSubject {
  /// A value as the head of a row or column: `seed 3`, `flux.2-pro`.
  package func head(of value: String) -> String {
    switch self {
    case .parameter: "\(self.title.lowercased()) \(title(of: value))"
    case .model, .style, .format, .word: title(of: value)
    }
  }
}

extension SweepSubject: Codable {
  package init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let subject = SweepSubject(name: name) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no axis \(name)"))
    }
    self = subject
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
