import CNcurses
import Cells

extension Key {
  /// What terminfo recognised, by its `CN_KEY_` number; nil for a key that the program does not know.
  init?(_ code: Int32) {
    let known: [Int32: Key] = [
      CN_KEY_UP.rawValue: .up, CN_KEY_DOWN.rawValue: .down, CN_KEY_LEFT.rawValue: .left,
      CN_KEY_RIGHT.rawValue: .right, CN_KEY_HOME.rawValue: .home, CN_KEY_END.rawValue: .end,
      CN_KEY_PAGE_UP.rawValue: .pageUp, CN_KEY_PAGE_DOWN.rawValue: .pageDown, CN_KEY_INSERT.rawValue: .insert,
      CN_KEY_DELETE.rawValue: .delete, CN_KEY_ENTER.rawValue: .enter, CN_KEY_BACKSPACE.rawValue: .backspace,
      CN_KEY_BACK_TAB.rawValue: .backTab, CN_KEY_SHIFT_UP.rawValue: .shiftUp,
      CN_KEY_SHIFT_DOWN.rawValue: .shiftDown, CN_KEY_SHIFT_LEFT.rawValue: .shiftLeft,
      CN_KEY_SHIFT_RIGHT.rawValue: .shiftRight,
    ]
    let function = Int(code) - Int(CN_KEY_FUNCTION.rawValue)
    guard let key = function > 0 ? .function(function) : known[code] else { return nil }
    self = key
  }
}
