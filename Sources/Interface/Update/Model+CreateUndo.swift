import Domain

extension Model {
  /// Remembers what an act made of Create; what is being typed counts when its box is left.
  mutating func noteCreateStep() {
    if case .textBox? = editor { return }
    let before = createHistory.settled
    guard before != create else { return }
    if !before.holdsSame(as: create) {
      createHistory.record(.content(before: before, after: create), at: now)
    }
    createHistory.settled = create
  }

  /// `u` on Create: takes back what was done last there, and says what it is again.
  mutating func undoOnCreate() -> [Effect] {
    switch createHistory.undo() {
    case .content(let before, let after): return put(before, over: after, "Undone")
    case .setting(let change):
      history.withdraw(change)
      return step(to: settings.changed(from: change.new, to: change.old), "Undone")
    case nil: return []
    }
  }

  mutating func redoOnCreate() -> [Effect] {
    switch createHistory.redo() {
    case .content(let before, let after): return put(after, over: before, "Redone")
    case .setting(let change):
      history.reinstate(change)
      return step(to: settings.changed(from: change.old, to: change.new), "Redone")
    case nil: return []
    }
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
    createHistory.settled = create
    let words = changed.first.map { $0.words(create) } ?? ""
    let verb = names.count > 1 ? "are" : names.first == "images" || names.first?.hasSuffix("s") == true ? "are" : "is"
    let back = words.isEmpty || names.count > 1 ? "\(verb) as before" : "\(verb) \(words) again"
    say(.success, "\(word): \(names.joined(separator: ", ")) \(back).")
    return neededEndpoints()
  }
}
