import Domain

/// A model of another program with those that stand in for it.
struct ForeignModel {
  var primary: (reference: String, path: [String])?
  var fallbacks: [String] = []
}

extension ForeignReading {
  /// Reads `"ref"`, or `{primary: "ref", fallbacks: ["ref"]}`.
  mutating func model(at path: [String]) -> ForeignModel? {
    guard let value = tree[path] else { return nil }
    if let text = value.text {
      _ = self.value(path)
      return ForeignModel(primary: (text, path))
    }
    guard value.entries != nil else { return nil }
    var model = ForeignModel()
    if let primary = text(path + ["primary"]) { model.primary = (primary, path + ["primary"]) }
    model.fallbacks = self.value(path + ["fallbacks"])?.list?.compactMap(\.text) ?? []
    return model
  }

  /// Takes a model over for one of the capabilities; what another service serves is named.
  mutating func take(_ model: ForeignModel?, at path: [String], for name: String) {
    guard let model else { return }
    if let (reference, place) = model.primary {
      if let id = id(of: reference) {
        take("\(name).model", id, from: place)
      } else {
        leave(place, Self.foreign(reference))
      }
    }
    let ids = model.fallbacks.compactMap(id(of:))
    if !ids.isEmpty { take("\(name).fallbacks", ids.joined(separator: ","), from: path + ["fallbacks"]) }
    for reference in model.fallbacks where id(of: reference) == nil {
      leave(path + ["fallbacks"], Self.foreign(reference))
    }
  }

  /// The id at OpenRouter: what stands behind `openrouter/` or `openrouter:`, or a reference that the catalogue has.
  func id(of reference: String) -> String? {
    for prefix in ["openrouter/", "openrouter:"] where reference.hasPrefix(prefix) {
      let rest = String(reference.dropFirst(prefix.count))
      return rest.contains("/") ? rest : prefix.hasSuffix("/") ? reference : nil
    }
    return words.hasModel(reference) ? reference : nil
  }

  static func foreign(_ reference: String) -> String {
    "\(Harmless.line(reference, limit: 80)) is not served through OpenRouter."
  }
}
