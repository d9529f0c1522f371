import Domain

/// What is being edited in place; none when nothing is.
package enum Editor: Sendable {
  /// A text box of Create, typed into where it stands.
  case textBox(FieldRef)
  /// A line over a field: a number, a word.
  case line(FieldRef, TextBuffer)
  /// The key, shown masked.
  case key(TextBuffer)
  case dropdown(DropdownState)
  case multiselect(MultiselectState)
  case picker(PickerState)
  /// The gallery's filter, typed in its pane, and what it was before.
  case galleryFilter(TextBuffer, before: String)
}

/// An open dropdown.
package struct DropdownState: Sendable {
  package let ref: FieldRef
  package let choices: [Choice]
  package var filter = TextBuffer(limit: TextBuffer.filterLimit)
  package var list: ListState

  package init(ref: FieldRef, choices: [Choice], current: String) {
    self.ref = ref
    self.choices = choices
    list = ListState(cursor: choices.firstIndex { $0.value == current } ?? 0)
  }

  package var shown: [Choice] { Choice.filtered(choices, by: filter.text) }
}

/// An open multiselect.
package struct MultiselectState: Sendable {
  package let ref: FieldRef
  package let choices: [Choice]
  /// In the order of choosing.
  package var selected: [String]
  private let before: [String]
  /// Whether closing it without Enter would lose something.
  var isChanged: Bool { selected != before }
  package var filter = TextBuffer(limit: TextBuffer.filterLimit)
  package var list = ListState()

  package init(ref: FieldRef, choices: [Choice], selected: [String]) {
    self.ref = ref
    self.choices = choices
    self.selected = selected
    before = selected
  }

  package var shown: [Choice] { Choice.filtered(choices, by: filter.text) }

  package mutating func toggle(_ value: String) {
    if let index = selected.firstIndex(of: value) { selected.remove(at: index) } else { selected.append(value) }
  }
}

/// The open model picker.
package struct PickerState: Sendable {
  package let ref: FieldRef
  package let current: String
  package var picker: ModelPicker
  package var filter = TextBuffer(limit: TextBuffer.filterLimit)
  package var list: ListState
  /// Whether it takes the whole panel and shows details, or hangs under its field.
  package var isBrowser = true
  /// Ids marked for comparing, in the order of marking.
  package var marked: [String] = []

  package init(ref: FieldRef, current: String, picker: ModelPicker) {
    self.ref = ref
    self.current = current
    self.picker = picker
    list = ListState(cursor: picker.row(of: current) ?? 0)
  }
}

/// Where one stands in a list, and what part of it is seen.
package struct ListState: Hashable, Sendable {
  package var cursor: Int

  package init(cursor: Int = 0) { self.cursor = cursor }

  package mutating func move(by steps: Int, count: Int) {
    cursor = min(max(0, cursor + steps), max(0, count - 1))
  }

  /// The first row seen so that the cursor is, with a little around it.
  package func top(count: Int, height: Int) -> Int {
    guard count > height, height > 0 else { return 0 }
    return min(max(0, cursor - height / 2), count - height)
  }
}

extension Choice {
  /// Those whose title, value or detail holds every word typed.
  static func filtered(_ choices: [Choice], by text: String) -> [Choice] {
    let words = text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return choices }
    return choices.filter { choice in
      let line = "\(choice.title) \(choice.value) \(choice.detail)".lowercased()
      return words.allSatisfy { line.contains($0) }
    }
  }
}
