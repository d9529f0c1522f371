@testable import Cells

extension Surface {
  /// A small surface, filled with one character so that what was not drawn is seen.
  static func make(_ width: Int = 10, _ height: Int = 1, fill: Unicode.Scalar = ".") -> Surface {
    Surface(size: Size(width: width, height: height), fill: Cell(fill))
  }

  /// The whole text, rows joined by newlines.
  var text: String { text(in: bounds) }

  /// One letter for each cell: `t`ext, `p`icture, `c`ontinuation.
  var kinds: String {
    cells.map { cell in
      switch cell.kind {
      case .text: "t"
      case .picture: "p"
      case .continuation: "c"
      }
    }.joined()
  }

  /// Whether every wide character has its other half and no half stands alone.
  var isWhole: Bool {
    (0..<size.height).allSatisfy { y in
      (0..<size.width).allSatisfy { x in
        let isLead = self[x, y].kind == .text && DisplayWidth.of(self[x, y].base) == 2
        let isFollowed = x + 1 < size.width && self[x + 1, y].kind == .continuation
        return isLead == isFollowed
      } && (size.width == 0 || self[0, y].kind != .continuation)
    }
  }
}

/// Numbers that look random and are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}

extension Surface {
  /// Runs `body` with drawing confined to `rect`.
  mutating func clipped(to rect: Rect, _ body: (inout Surface) -> Void) {
    let before = clip
    clip = clip.intersection(rect)
    body(&self)
    clip = before
  }
}
