import CNcurses
import Cells

/// Puts the cells of a frame into ncurses's window, in the nearest colours it has.
struct CursesCanvas {
  let colors: CursesColors
  let isUnicode: Bool
  private var pairs: ColorPairs
  private var lastStyle: (style: Style, pair: Int32)?

  init(colors: CursesColors, pairLimit: Int, isUnicode: Bool) {
    self.colors = colors
    self.isUnicode = isUnicode
    pairs = ColorPairs(limit: pairLimit)
  }

  /// Puts what differs from `old`, or everything where that is nil.
  mutating func draw(_ new: Surface, over old: Surface?) {
    let old = old?.size == new.size ? old : nil
    for y in 0..<new.size.height {
      let row = new.row(y)
      let oldRow = old?.row(y)
      for index in row.indices where oldRow.map({ $0[index] != row[index] }) ?? true {
        put(row, at: index, y: y)
      }
    }
  }

  private mutating func put(_ row: ArraySlice<Cell>, at index: Int, y: Int) {
    let x = index - row.startIndex
    let cell = row[index]
    let pair = pairNumber(for: cell.style)
    let attributes = cell.style.attributes
    switch Glyph(row, at: index, isUnicode: isUnicode) {
    case .covered: return
    case .narrow(let base, let marks, _):
      let isKnown = cn_scalar_width(base.value) == 1
      put(isKnown ? [base] + marks : ["?"], x: x, y: y, attributes: attributes, pair: pair)
    case .wide(let base, let marks):
      // Where the C library thinks otherwise of its width, the columns after it would shift.
      let isKnown = cn_scalar_width(base.value) == 2
      if !isKnown { put([" "], x: x + 1, y: y, attributes: attributes, pair: pair) }
      put(isKnown ? [base] + marks : ["?"], x: x, y: y, attributes: attributes, pair: pair)
    }
  }

  private func put(_ scalars: [Unicode.Scalar], x: Int, y: Int, attributes: Attributes, pair: Int32) {
    let values = scalars.map(\.value)
    cn_screen_put(Int32(x), Int32(y), values, Int32(values.count), Int32(attributes.rawValue), pair)
  }

  private mutating func pairNumber(for style: Style) -> Int32 {
    if let lastStyle, lastStyle.style == style { return lastStyle.pair }
    let wanted = colors.pair(for: style)
    let pair =
      wanted.map { pairs.number(for: $0) { cn_screen_define_pair($0, $1.foreground, $1.background) } } ?? 0
    lastStyle = (style, pair)
    return pair
  }
}
