import Cells

/// Writes a surface as lines of text with colour sequences, for a terminal that is not under our control.
package enum ANSI {
  /// One line a row, each ended by a reset and a newline, without any cursor movement.
  ///
  /// 24-bit colours become the nearest of the palette where `depth` has only one; `.monochrome` writes no colours.
  package static func text(_ surface: Surface, depth: ColorDepth) -> String {
    var writer = ANSIWriter(depth: depth)
    writer.bytes.reserveCapacity(surface.cells.count * 24)
    for y in 0..<surface.size.height {
      for cell in surface.row(y) { writer.write(cell) }
      writer.endLine()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
