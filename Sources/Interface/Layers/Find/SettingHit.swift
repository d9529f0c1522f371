import Domain

/// A row of a panel that holds what is looked for.
struct SettingHit: Hashable, Sendable {
  let panel: Panel
  /// Among what can have the focus there.
  let place: Int
  let ref: FieldRef
}

extension Model {
  /// The rows of all panels whose name or words hold every word, in the panels' order.
  func hits(_ text: String) -> [SettingHit] {
    let words = text.lowercased().split(separator: " ")
    return Panel.listed(settings).flatMap { panel in
      Form(panel, model: self, isRoomy: true).refs.enumerated().compactMap { place, ref -> SettingHit? in
        let line = "\(label(of: ref)) \(help(of: ref)) \(ref.id) \(panel.heading)".lowercased()
        return words.allSatisfy { line.contains($0) } ? SettingHit(panel: panel, place: place, ref: ref) : nil
      }
    }
  }

  /// `General · 300`: where it is, and what it is set to.
  func whereabouts(of hit: SettingHit) -> String {
    let value: String =
      switch hit.ref {
      case .setting, .draft, .character: title(of: hit.ref)
      default: ""
      }
    return value.isEmpty ? hit.panel.title : "\(hit.panel.title) · \(Harmless.line(value, limit: 40))"
  }

  mutating func go(to hit: SettingHit) {
    panel = hit.panel
    focus[hit.panel] = hit.place
    zone = .form
    create.showsResult = false
    isZoomed = false
    settleZone()
  }

  /// Enter in the list: goes to the row under its cursor.
  mutating func goToFound(_ text: String, row: Int) {
    layers.removeLast()
    let found = hits(text)
    lastActs.search = text
    guard found.indices.contains(row) else { return sayNotFound() }
    go(to: found[row])
  }

  /// `n`: the next row that holds what was looked for last.
  mutating func findNext() {
    let found = hits(lastActs.search)
    guard !found.isEmpty else { return sayNotFound() }
    let here = found.firstIndex { $0.panel == panel && $0.place == focus[panel] ?? 0 }
    go(to: found[((here ?? -1) + 1) % found.count])
  }
}

extension Model {
  fileprivate mutating func sayNotFound() {
    say(.info, "No setting holds \"\(Harmless.line(lastActs.search, limit: 40))\".")
  }
}

extension FieldRef {
  fileprivate var id: String {
    if case .setting(let id) = self { id } else { "" }
  }
}
