import Cells

/// Makes mouse events of a terminal's reports; only the left button and the wheel count.
struct MouseDecoder {
  /// Two presses at one place within this many milliseconds are a double click.
  private static let doubleClickTime = 400

  private var lastPress: (point: Point, time: Int)?

  /// - Parameters:
  ///   - code: the button bits of the report: 0-2 the button, 4-16 modifiers, 32 motion, 64 the wheel.
  ///   - now: in milliseconds.
  mutating func event(code: Int, at point: Point, isRelease: Bool, now: Int) -> Mouse? {
    switch code & ~0b11100 {
    case 64: return Mouse(.wheelUp, at: point)
    case 65: return Mouse(.wheelDown, at: point)
    case 32: return isRelease ? Mouse(.release, at: point) : Mouse(.drag, at: point)
    case 0: return isRelease ? Mouse(.release, at: point) : press(at: point, now: now)
    default: return nil
    }
  }

  private mutating func press(at point: Point, now: Int) -> Mouse {
    if let last = lastPress, last.point == point, now - last.time <= Self.doubleClickTime {
      lastPress = nil
      return Mouse(.doubleClick, at: point)
    }
    lastPress = (point, now)
    return Mouse(.press, at: point)
  }
}
