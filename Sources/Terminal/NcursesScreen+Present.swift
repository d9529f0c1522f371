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
      channel.write(Self.atOnce(painted(surface, painter)))
    } else {
      canvas.draw(surface, over: shown)
      channel.write(cursesOutput(cursor: surface.cursor))
    }
    shown = surface
  }

  /// The cells, and with them the pictures that go and those that the terminal has already. New ones wait for a quiet moment.
  private func painted(_ surface: Surface, _ painter: CellPainter) -> [UInt8] {
    let wanted = surface.seenPlacements
    // ncurses holds nothing but blanks then: it takes the terminal over and clears it.
    let cleared = shown == nil ? (driver?.farewell ?? []) + cursesOutput(cursor: nil) : []
    if shown == nil { driver?.forget() }
    let removal = driver?.keep(wanted) ?? PixelRemoval()
    var before = shown
    for rect in removal.spoiled { before?.spoil(rect) }
    let cells = painter.bytes(from: before, to: surface)
    let pictures = driver?.add(wanted, isHasty: true) ?? []
    pixelSearch.frameShown(at: Self.now, lacksPixels: driver.map { wanted.count > $0.shown.count } ?? false)
    return removal.bytes + cleared + cells + Self.aside(pictures)
  }

  /// The pictures of the frame that are not on the terminal yet, once no key waits.
  func showPixels() {
    guard !isHoldingFrame, pixelSearch.takeRest(at: Self.now), let shown, var driver else { return }
    let pictures = driver.add(shown.seenPlacements, isHasty: false)
    self.driver = driver
    channel.write(Self.atOnce(Self.aside(pictures)))
    // What tmux is to delete has become more.
    rearm()
  }

  /// Written without moving the cursor for good.
  private static func aside(_ bytes: [UInt8]) -> [UInt8] {
    bytes.isEmpty ? [] : "\u{1B}7".utf8 + bytes + "\u{1B}8".utf8
  }

  /// A terminal that knows mode 2026 shows all of it at once. It takes in as little as a key changes in one go anyway.
  static func atOnce(_ bytes: [UInt8]) -> [UInt8] {
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
