import Domain

extension SettingsDocument {
  /// Takes over what differs between the two settings, and nothing else.
  mutating func take(_ new: Settings, changedFrom old: Settings) {
    for field in Fields.all where field.read(new) != field.read(old) {
      // Choices for a model live in its map; one that was written by hand beside it would hide the new one.
      tree[field.path] = field.dependsOnModel || !field.isModified(in: new) ? nil : Self.node(field.read(new))
    }
    for capability in Capability.allCases {
      take(new[capability].parameters, changedFrom: old[capability].parameters, of: capability)
    }
    for name in Set(new.aliases.keys).union(old.aliases.keys).sorted() where new.aliases[name] != old.aliases[name] {
      tree[Self.aliasPath + [name]] = new.aliases[name].map { .text($0) }
    }
    if new.favourites != old.favourites { takeFavourites(new.favourites, changedFrom: old.favourites) }
  }

  private static func node(_ value: FieldValue) -> YAMLTree {
    switch value {
    case .flag(let on): .flag(on)
    case .number(let number): .number(number)
    case .word(let word): .text(word)
    case .list(let items): .list(items.map { .text($0) })
    }
  }

  private mutating func take(
    _ new: [String: [String: String]], changedFrom old: [String: [String: String]], of capability: Capability
  ) {
    for model in Set(new.keys).union(old.keys).sorted() {
      let names = Set(new[model, default: [:]].keys).union(old[model, default: [:]].keys)
      for name in names.sorted() where new[model]?[name] != old[model]?[name] {
        tree[[capability.rawValue, "parameters", model, name]] = new[model]?[name].map { .text($0) }
      }
    }
  }

  private mutating func takeFavourites(_ new: [String], changedFrom old: [String]) {
    let present = favourites
    var merged = present.filter { new.contains($0) || !old.contains($0) }
    merged += new.filter { !old.contains($0) && !present.contains($0) }
    if Set(merged) == Set(new) { merged = new }
    tree["favourites"] = merged.isEmpty ? nil : .list(merged.map { .text($0) })
  }
}

extension Field {
  /// Whether its value is remembered for each model.
  fileprivate var dependsOnModel: Bool {
    if case .varying = control { return true }
    return false
  }
}
