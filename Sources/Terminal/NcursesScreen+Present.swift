import CNcurses
import Cells

extension NcursesScreen {
  /// Whether a frame waits for a slow terminal. `readEvents` tries again; wait for output until then.
  package var isHoldingFrame: Bool { held != nil || channel.isBacklogged }

  /// Shows a frame, cut or filled to the screen's size. A terminal that is still taking the last frame gets the newest one
  /// later, and the ones between never.
  package func present(_ surface: Surface) {
    guard !isClosed, !isSuspended else { return }
    channel.flush(patiently: false)
    if channel.isBacklogged {
      held = surface
    } else {
      held = nil
      draw(fitted(surface))
    }
  }

  func presentHeldFrame() {
    channel.flush(patiently: false)
    guard let surface = held, !channel.isBacklogged else { return }
    present(surface)
  }

  private func draw(_ surface: Surface) {
    guard surface != shown else { return }
    if shown == nil { cn_screen_repaint() }
    if let painter {
      // ncurses holds nothing but blanks then: it takes the terminal over and clears it.
      let cleared = shown == nil ? cursesOutput(cursor: nil) : []
      channel.write(Self.atOnce(cleared + painter.bytes(from: shown, to: surface)))
    } else {
      canvas.draw(surface, over: shown)
      channel.write(cursesOutput(cursor: surface.cursor))
    }
    shown = surface
  }

  /// A terminal that knows mode 2026 shows all of it at once. It takes in as little as a key changes in one go anyway.
  private static func atOnce(_ bytes: [UInt8]) -> [UInt8] {
    bytes.count < 512 ? bytes : "\u{1B}[?2026h".utf8 + bytes + "\u{1B}[?2026l".utf8
  }

  private func cursesOutput(cursor: Point?) -> [UInt8] {
    let length = cn_screen_update(Int32(cursor?.x ?? -1), Int32(cursor?.y ?? -1))
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      cn_screen_output(buffer.baseAddress, length)
      count = length
    }
  }

  private func fitted(_ surface: Surface) -> Surface {
    var whole = surface
    if surface.size != size {
      whole = Surface(size: size)
      whole.draw(surface, at: Point(x: 0, y: 0))
      whole.cursor = surface.cursor
    }
    whole.clip = whole.bounds
    if let cursor = whole.cursor, !whole.bounds.contains(cursor) { whole.cursor = nil }
    return whole
  }
}
