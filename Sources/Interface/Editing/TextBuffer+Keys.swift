import Cells

extension TextBuffer {
  /// Does what a key does in a line of text or a text box. Keys that mean nothing there change nothing.
  ///
  /// - Parameter width: the columns in which the text is wrapped.
  package mutating func apply(_ key: Key, width: Int) {
    switch key {
    case .character(let character): insert(String(character))
    case .enter: if isMultiline { insert("\n") }
    case .backspace: deleteBackward()
    case .delete, .control("d"): deleteForward()
    case .left, .control("b"): move(by: -1)
    case .right, .control("f"): move(by: 1)
    case .up: moveLine(-1, width: width)
    case .down: moveLine(1, width: width)
    case .home, .control("a"): moveToLineStart()
    case .end, .control("e"): moveToLineEnd()
    case .pageUp: move(to: 0)
    case .pageDown: move(to: characters.count)
    case .control("w"), .alt("\u{7F}"): deleteWordBackward()
    case .control("u"): deleteToLineStart()
    case .control("k"): deleteToLineEnd()
    case .alt("b"), .shiftLeft: moveWord(forward: false)
    case .alt("f"), .shiftRight: moveWord(forward: true)
    default: break
    }
  }

  private mutating func moveLine(_ steps: Int, width: Int) {
    let wrapped = WrappedText(characters, width: width)
    var place = wrapped.place(of: cursor)
    place.y += steps
    guard place.y >= 0 else { return move(to: 0) }
    guard place.y < wrapped.lines.count else { return move(to: characters.count) }
    move(to: wrapped.position(at: place))
  }
}
