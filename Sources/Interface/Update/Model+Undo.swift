import Domain

extension Model {
  /// What it was is said: the field may be on another panel.
  mutating func step(to settings: Settings, _ word: String) -> [Effect] {
    let old = self.settings
    let changed = Fields.all.filter { $0.read(settings) != $0.read(old) }
    if let first = changed.first {
      let others = changed.count > 1 ? ", and \(changed.count - 1) more" : ""
      say(.success, "\(word): \(first.label) is \(Self.words(for: first, in: settings))\(others).")
    }
    return adopt(settings, from: old)
  }

  private static func words(for field: Field, in settings: Settings) -> String {
    let value = Harmless.line(field.read(settings).text, limit: 60)
    if case .amount = field.control { return value.isEmpty ? "no limit" : "$\(value)" }
    switch field.read(settings) {
    case .flag(let isOn): return isOn ? "on" : "off"
    default: return value.isEmpty ? "empty" : value
    }
  }
}
