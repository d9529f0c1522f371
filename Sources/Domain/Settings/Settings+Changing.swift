extension Settings {
  /// These settings with the fields in which two others differ as the second has them.
  package func changed(from old: Settings, to new: Settings) -> Settings {
    var changed = self
    for field in Fields.all where field.read(old) != field.read(new) { field.write(&changed, field.read(new)) }
    // Rows of parameters read those of whatever model is chosen; here each keeps to its own model.
    for capability in Capability.allCases {
      changed[capability].parameters = Self.changed(
        self[capability].parameters, from: old[capability].parameters, to: new[capability].parameters)
    }
    if old.favourites != new.favourites { changed.favourites = new.favourites }
    for name in Set(old.aliases.keys).union(new.aliases.keys) where old.aliases[name] != new.aliases[name] {
      changed.aliases[name] = new.aliases[name]
    }
    return changed
  }

  private static func changed(
    _ current: [String: [String: String]], from old: [String: [String: String]], to new: [String: [String: String]]
  ) -> [String: [String: String]] {
    var changed = current
    for model in Set(old.keys).union(new.keys) {
      let names = Set((old[model] ?? [:]).keys).union((new[model] ?? [:]).keys)
      for name in names where old[model]?[name] != new[model]?[name] {
        changed[model, default: [:]][name] = new[model]?[name]
      }
      if changed[model]?.isEmpty == true { changed[model] = nil }
    }
    return changed
  }
}
