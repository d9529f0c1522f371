extension Fitting {
  /// The shape that is asked for, or the nearest one that the model has.
  mutating func ratio() -> String? {
    guard let asked = draft.shape else { return nil }
    switch descriptor(.aspectRatio) {
    case .flag?: return asked
    case .values(let offered)?:
      if offered.contains(asked) { return asked }
      guard let nearest = AspectRatio(asked)?.nearest(in: offered) else {
        note(.aspectRatio, asked, nil, "The model offers no fixed shapes, so \(asked) is not sent.")
        return nil
      }
      note(.aspectRatio, asked, nearest.text, "\(asked) becomes \(nearest.text), the nearest shape this model has.")
      return nearest.text
    default:
      note(.aspectRatio, asked, nil, "The model chooses the shape itself, so \(asked) is not sent.")
      return nil
    }
  }

  /// A chosen word, where the providers left by the filters take it.
  mutating func choice(_ parameter: Parameter) -> String? {
    guard let asked = settings[parameter: parameter.rawValue] else { return nil }
    switch descriptor(parameter) {
    case .flag?: return asked
    case .values(let offered)? where offered.contains(asked): return asked
    case .values(let offered)?:
      note(
        parameter, asked, nil,
        "\(parameter.label) \(asked) is not sent: here the model has \(offered.joined(separator: ", ")).")
    default: noteMissing(parameter, asked)
    }
    return nil
  }

  /// A chosen whole number, brought within the model's bounds.
  mutating func number(_ parameter: Parameter) -> Int? {
    guard let word = settings[parameter: parameter.rawValue] else { return nil }
    guard let asked = Int(word) else {
      note(parameter, word, nil, "\(parameter.label) \(word) is not sent: it is no whole number.")
      return nil
    }
    switch descriptor(parameter) {
    case .flag?: return asked
    case .range(let low, let high)?:
      let fitted = min(max(asked, low ?? asked), high ?? max(asked, low ?? asked))
      if fitted != asked { note(parameter, word, String(fitted), "\(parameter.label) \(asked) becomes \(fitted).") }
      return fitted
    case .values?: return choice(parameter).flatMap { Int($0) }
    default:
      noteMissing(parameter, word)
      return nil
    }
  }

  /// Transparent goes with PNG and WebP alone, also where the model has no other format to choose.
  mutating func background(format: String?) -> String? {
    guard let asked = choice(.background) else { return nil }
    let transparent = ["png", "webp"]
    let formats = format.map { [$0] } ?? offeredFormats
    guard asked == "transparent", !formats.isEmpty, !formats.contains(where: transparent.contains) else { return asked }
    note(
      .background, asked, nil,
      "A transparent background is not sent: \(formats.joined(separator: ", ")) has no transparency.")
    return nil
  }

  /// Compression goes with JPEG and WebP alone.
  mutating func compression(format: String?) -> Int? {
    if let asked = settings[parameter: Parameter.compression.rawValue], let format, !["jpeg", "webp"].contains(format) {
      note(.compression, asked, nil, "Compression \(asked) is not sent: it is for JPEG and WebP, not for \(format).")
      return nil
    }
    return number(.compression)
  }

  private var offeredFormats: [String] {
    if case .values(let offered)? = descriptor(.outputFormat) { return offered }
    return []
  }

  private mutating func noteMissing(_ parameter: Parameter, _ asked: String) {
    let reason =
      if case .unknown? = descriptor(parameter) {
        "the model describes this setting in a way that is not known here"
      } else { "the model has no such setting" }
    note(parameter, asked, nil, "\(parameter.label) \(asked) is not sent: \(reason).")
  }
}
