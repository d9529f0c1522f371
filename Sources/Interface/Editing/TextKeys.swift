import Cells

/// What the keys do where text is typed: one table, from which the editing and the help are read.
package struct TextKeys: Sendable {
  package let keys: [Key]
  package let words: String
  let apply: @Sendable (inout TextBuffer) -> Void

  package static let rows: [TextKeys] = [
    TextKeys(keys: [.left, .control("b")], words: "One character to the left") { $0.move(by: -1) },
    TextKeys(keys: [.right, .control("f")], words: "One character to the right") { $0.move(by: 1) },
    TextKeys(keys: [.shiftLeft, .alt("b")], words: "One word to the left") { $0.moveWord(forward: false) },
    TextKeys(keys: [.shiftRight, .alt("f")], words: "One word to the right") { $0.moveWord(forward: true) },
    TextKeys(keys: [.home, .control("a")], words: "To the start of the line") { $0.moveToLineStart() },
    TextKeys(keys: [.end, .control("e")], words: "To the end of the line") { $0.moveToLineEnd() },
    TextKeys(keys: [.pageUp], words: "To the start of the text") { $0.move(to: 0) },
    TextKeys(keys: [.pageDown], words: "To the end of the text") { $0.move(to: $0.characters.count) },
    TextKeys(keys: [.backspace], words: "Delete the character before") { $0.deleteBackward() },
    TextKeys(keys: [.delete, .control("d")], words: "Delete the character after") { $0.deleteForward() },
    TextKeys(keys: [.control("w"), .alt("\u{7F}")], words: "Cut the word before") { $0.deleteWordBackward() },
    TextKeys(keys: [.alt("d")], words: "Cut the word after") { $0.deleteWordForward() },
    TextKeys(keys: [.control("u")], words: "Cut to the start of the line") { $0.deleteToLineStart() },
    TextKeys(keys: [.control("k")], words: "Cut to the end of the line") { $0.deleteToLineEnd() },
    TextKeys(keys: [.control("v")], words: "Put in what was cut") { $0.yank() },
    TextKeys(keys: [.alt("y")], words: "Put in what was cut before that instead") { $0.yankOlder() },
    TextKeys(keys: [.control("z"), .control("_")], words: "Take back what was typed, word by word") { $0.undo() },
    TextKeys(keys: [.control("y")], words: "Do again what was taken back") { $0.redo() },
  ]

  /// By key.
  static let table: [Key: TextKeys] = Dictionary(
    rows.flatMap { row in row.keys.map { ($0, row) } }, uniquingKeysWith: { first, _ in first })

  package var keyNames: String { keys.map(\.name).joined(separator: " ") }
}
