import Domain

/// What all editors have in common: a text that is typed, a list that is chosen from, or both.
extension Editor {
  /// The text that is typed; nil in a text box, which stands on Create.
  var buffer: TextBuffer? {
    get {
      switch self {
      case .textBox: nil
      case .line(_, let buffer), .key(let buffer), .galleryFilter(let buffer, _): buffer
      case .dropdown(let state): state.filter
      case .multiselect(let state): state.filter
      case .picker(let state): state.filter
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .textBox: break
      case .line(let ref, _): self = .line(ref, newValue)
      case .key: self = .key(newValue)
      case .galleryFilter(_, let before): self = .galleryFilter(newValue, before: before)
      case .dropdown(var state):
        state.filter = newValue
        self = .dropdown(state)
      case .multiselect(var state):
        state.filter = newValue
        self = .multiselect(state)
      case .picker(var state):
        state.filter = newValue
        self = .picker(state)
      }
    }
  }

  /// Where one stands in the list; nil where there is none.
  var list: ListState? {
    get {
      switch self {
      case .dropdown(let state): state.list
      case .multiselect(let state): state.list
      case .picker(let state): state.list
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .dropdown(var state):
        state.list = newValue
        self = .dropdown(state)
      case .multiselect(var state):
        state.list = newValue
        self = .multiselect(state)
      case .picker(var state):
        state.list = newValue
        self = .picker(state)
      default: break
      }
    }
  }

  /// Rows of the list that fit what is typed.
  var rowCount: Int {
    switch self {
    case .dropdown(let state): state.shown.count
    case .multiselect(let state): state.shown.count
    case .picker(let state): state.picker.rows.count
    default: 0
    }
  }

  /// Whether keys that move are this editor's own. The gallery moves below its filter.
  var hasMoves: Bool { if case .galleryFilter = self { false } else { true } }

  /// Whether every letter is text. Where Space chooses, it is not.
  var takesAllText: Bool {
    switch self {
    case .dropdown(let state): state.ref != .galleryFilter
    case .multiselect: false
    default: true
    }
  }

  mutating func move(by steps: Int) {
    let count = rowCount
    list?.move(by: steps, count: count)
  }

  /// The list follows what was typed, and the cursor goes to the best hit.
  mutating func follow() {
    guard case .picker(var state) = self else { return move(by: 0) }
    guard state.filter.text != state.picker.filter else { return }
    state.picker.setFilter(state.filter.text)
    state.list.cursor = 0
    self = .picker(state)
  }
}
