import Cells

/// How an ink is told to ncurses, by how many colours it has.
struct CursesColors: Equatable {
  enum Range: Equatable {
    case none
    /// The first 8 or 16 of the palette.
    case basic(Int)
    case palette256
    /// Colours are 24-bit values, but for the first eight.
    case direct
  }

  let range: Range
  /// Whether -1 stands for the terminal's own colours.
  let hasDefault: Bool

  /// - Parameters:
  ///   - count: what ncurses reports as COLORS.
  ///   - depth: no more than this is used.
  init(count: Int, hasDefault: Bool, depth: ColorDepth) {
    self.hasDefault = hasDefault
    let allowed = depth == .sixteen ? min(count, 16) : depth == .eight ? min(count, 8) : count
    range =
      switch allowed {
      case _ where depth == .monochrome: .none
      case 0x10000...: .direct
      case 256...: .palette256
      case 16...: .basic(16)
      case 8...: .basic(8)
      default: .none
      }
  }

  /// Nil where the terminal has no colours. Text stays readable: two inks that fall together are moved apart.
  func pair(for style: Style) -> ColorPair? {
    guard range != .none else { return nil }
    let foreground = number(style.foreground) ?? (hasDefault ? -1 : 7)
    let background = number(style.background) ?? (hasDefault ? -1 : 0)
    guard foreground == background, foreground >= 0, style.foreground != style.background,
      case .basic(let count) = range
    else { return ColorPair(foreground: foreground, background: background) }
    let isDark = XtermPalette.color(UInt8(background)).luma < 128
    return ColorPair(foreground: isDark ? Int32(count - 1) : 0, background: background)
  }

  private func number(_ ink: Ink) -> Int32? {
    if let index = ink.paletteIndex {
      switch range {
      case .palette256: return Int32(index)
      case .direct where index < 8: return Int32(index)
      case .basic(let count) where index < count: return Int32(index)
      default: return number(XtermPalette.color(index))
      }
    }
    return ink.color.map(number)
  }

  private func number(_ color: RGB) -> Int32 {
    switch range {
    case .none: 0
    case .basic(let count): Int32(XtermPalette.nearestBasic(color, count: count))
    case .palette256: Int32(XtermPalette.nearest256(color))
    // The values below 8 name the basic colours.
    case .direct: Int32(max(8, color.hex))
    }
  }
}
