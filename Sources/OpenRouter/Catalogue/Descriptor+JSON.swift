import Domain

extension Descriptor {
  /// The parameters of a model or endpoint, by name; empty for anything but a map.
  static func read(_ json: JSON?) -> [String: Descriptor] {
    var found: [String: Descriptor] = [:]
    for (name, value) in (json?.fields ?? []).prefix(200) where !value.isNull {
      found[Harmless.line(name, limit: 60)] = Descriptor(value)
    }
    return found
  }

  private init(_ json: JSON) {
    switch json["type"]?.string {
    case "enum": self = json["values"].map { .values(Self.words($0)) } ?? .unknown(Self.text(json))
    case "range": self = .range(min: json["min"]?.int, max: json["max"]?.int)
    case "boolean": self = .flag
    default: self = .unknown(Self.text(json))
    }
  }

  private static func words(_ json: JSON) -> [String] {
    json.elements.prefix(500).compactMap { value in
      (value.string ?? value.decimal.map { _ in value.text }).map { Harmless.line($0, limit: 60) }
    }
  }

  private static func text(_ json: JSON) -> String {
    let text = json.string.map { "\"\($0)\"" } ?? json.text
    return Harmless.line(text, limit: 1000)
  }
}
