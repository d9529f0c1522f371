/// One place on the screen: a base scalar with up to two combining marks, a style and what kind of place it is.
///
/// A plain value of fixed size, so that a frame of 12,000 cells is compared and copied without reference counting.
package struct Cell: Hashable, Sendable {
  /// What a cell stands for.
  package enum Kind: UInt8, Sendable {
    /// Ordinary text.
    case text
    /// A half block of a picture, painted by the terminal's picture path.
    case picture
    /// The right half of a wide character; its left neighbour holds the glyph.
    case continuation
  }

  package var base: Unicode.Scalar
  package var marks: (UInt32, UInt32)
  package var style: Style
  package var kind: Kind

  package init(_ base: Unicode.Scalar = " ", style: Style = .plain, kind: Kind = .text) {
    self.base = base
    self.marks = (0, 0)
    self.style = style
    self.kind = kind
  }

  package static let blank = Cell()

  /// The cell's text: its base and marks; empty for a continuation.
  package var text: String {
    guard kind != .continuation else { return "" }
    var scalars = String.UnicodeScalarView()
    scalars.append(base)
    for value in [marks.0, marks.1] where value != 0 {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// Adds a combining mark; a third and later ones are dropped, which keeps columns aligned whatever is fed in.
  package mutating func add(mark: Unicode.Scalar) {
    if marks.0 == 0 { marks.0 = mark.value } else if marks.1 == 0 { marks.1 = mark.value }
  }

  package static func == (a: Cell, b: Cell) -> Bool {
    a.base == b.base && a.marks == b.marks && a.style == b.style && a.kind == b.kind
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(base)
    hasher.combine(marks.0)
    hasher.combine(marks.1)
    hasher.combine(style)
    hasher.combine(kind)
  }
}
