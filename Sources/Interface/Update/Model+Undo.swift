import Domain

extension Model {
  /// The form that is seen.
  var formPlace: History.Place { panel == .create ? .create : .panel(panel) }

  /// Where `u` takes back what was done: where one is, or in the gallery, if a discard was the last thing that was done.
  var undoPlace: History.Place {
    let here: History.Place = isInGallery ? .gallery : formPlace
    if case .gallery(.restore)? = history.newest(at: [here, .gallery]) { return .gallery }
    return here
  }

  /// `u`: takes back what was done last there, and says what it is again.
  mutating func undo(at place: History.Place) -> [Effect] {
    switch history.undo(at: place) {
    case .setting(let change): step(to: settings.changed(from: change.new, to: change.old), "Undone")
    case .content(let before, let after): put(before, over: after, "Undone")
    case .gallery(let step): [.gallery(.undo(step))]
    case nil: []
    }
  }

  /// ^R: does it again.
  mutating func redo(at place: History.Place) -> [Effect] {
    switch history.redo(at: place) {
    case .setting(let change): step(to: settings.changed(from: change.old, to: change.new), "Redone")
    case .content(let before, let after): put(after, over: before, "Redone")
    case .gallery, nil: []
    }
  }

  /// Remembers a change of settings: `u` takes it back on the panel where it was made, and where it stands in the form.
  mutating func remember(_ change: SettingsChange) {
    let changed = Set(Fields.all.filter { $0.read(change.new) != $0.read(change.old) }.map { FieldRef.setting($0.id) })
    let others = Panel.listed(change.old).filter { panel in
      panel != .create && !changed.isDisjoint(with: Form(panel, model: self, isRoomy: true).refs)
    }
    history.record(.setting(change), at: Set(others.map { .panel($0) } + [formPlace]))
  }

  /// Remembers what an act made of Create; what is being typed counts when its box is left.
  mutating func noteCreateStep() {
    if case .textBox? = editor { return }
    let before = history.settled
    guard before != create else { return }
    if !before.holdsSame(as: create) { history.record(.content(before: before, after: create), at: [.create]) }
    history.settled = create
  }

  /// Puts back the parts in which two states differ, and only these: the others may have changed since.
  private mutating func put(_ state: CreateState, over other: CreateState, _ word: String) -> [Effect] {
    let changed = CreatePart.all.filter { !$0.isSame(state, other) }
    for part in changed { part.put(&create, state) }
    var names = changed.map(\.name)
    if state.references != other.references {
      changeReferences { $0 = state.references }
      names.append("the references")
    }
    history.settled = create
    let words = changed.first.map { $0.words(create) } ?? ""
    let verb = names.count > 1 ? "are" : names.first == "images" || names.first?.hasSuffix("s") == true ? "are" : "is"
    let back = words.isEmpty || names.count > 1 ? "\(verb) as before" : "\(verb) \(words) again"
    say(.success, "\(word): \(names.joined(separator: ", ")) \(back).")
    return neededEndpoints()
  }

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
