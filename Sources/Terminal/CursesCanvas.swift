import CNcurses
import Cells

/// Puts the cells of a frame into ncurses's window, in the nearest colours it has.
struct CursesCanvas {
  let colors: CursesColors
  let isUnicode: Bool
  /// Whether `RawPainter` writes over what ncurses drew. ncurses then holds stand-ins for pictures that are not blank, lest it
  /// clear them, and a mark at the start of each row, so that no two rows are alike: rows that look moved it would scroll, and
  /// blank ones clear together, and nobody could tell which cells it touched.
  let isPaintedOver: Bool
  private var pairs: ColorPairs
  private var lastStyle: (style: Style, pair: Int32)?

  init(colors: CursesColors, pairLimit: Int, isUnicode: Bool, isPaintedOver: Bool) {
    self.colors = colors
    self.isUnicode = isUnicode
    self.isPaintedOver = isPaintedOver
    pairs = ColorPairs(limit: pairLimit)
  }

  /// Puts what differs from `old`, or everything where that is nil.
  mutating func draw(_ new: Surface, over old: Surface?) {
    let old = old?.size == new.size ? old : nil
    for y in 0..<new.size.height {
      let row = new.row(y)
      let oldRow = old?.row(y)
      for index in row.indices where oldRow.map({ $0[index] != row[index] }) ?? true {
        put(row, at: index, y: y, old: oldRow?[index])
      }
    }
  }

  private mutating func put(_ row: ArraySlice<Cell>, at index: Int, y: Int, old: Cell?) {
    let x = index - row.startIndex
    let cell = row[index]
    if isPaintedOver, x < Self.markWidth {
      if old == nil { put([Self.mark(of: y, at: x)], x: x, y: y, attributes: .dim, pair: 0) }
      return
    }
    if isPaintedOver, cell.kind == .picture {
      if old?.kind != .picture { put([isUnicode ? "▒" : "#"], x: x, y: y, attributes: .dim, pair: 0) }
      return
    }
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

  private static let markWidth = 2

  /// A digit of the row's number, of which there are 94, all of them ASCII.
  private static func mark(of row: Int, at x: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(ascii: "!") + UInt8((x == 0 ? row : row / 94) % 94))
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
