import Cells

extension TextBuffer {
  /// Does what a key does in a line of text or a text box. Keys that mean nothing there change nothing.
  ///
  /// - Parameters:
  ///   - width: the columns in which the text is wrapped.
  ///   - times: how often the key came, for those that go from line to line.
  package mutating func apply(_ key: Key, width: Int, times: Int = 1) {
    let taken = kills.taken
    defer { if kills.taken == taken { kills.close() } }
    switch key {
    case .character(let character): insert(String(character))
    case .enter: if isMultiline { insert("\n") }
    case .up: moveLine(-1, times: times, width: width)
    case .down: moveLine(1, times: times, width: width)
    default: TextKeys.table[key]?.apply(&self)
    }
  }

  /// Wraps once for all steps, as that is what takes time.
  private mutating func moveLine(_ step: Int, times: Int, width: Int) {
    let wrapped = WrappedText(characters, width: width)
    for _ in 0..<times {
      var place = wrapped.place(of: cursor)
      place.y += step
      guard place.y >= 0 else { return move(to: 0) }
      guard place.y < wrapped.lines.count else { return move(to: characters.count) }
      move(to: wrapped.position(at: place))
    }
  }
}
