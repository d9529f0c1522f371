import CNcurses
import Cells
import Glibc
import Testing

@testable import Terminal

/// Pictures in real pixels, in a terminal that understands each protocol and takes every command apart.
extension OneAtATime {
  @Suite struct PixelScreenTests {
    private static let kinds: [(method: PixelProtocol, isInTmux: Bool)] = [
      (.kitty, false), (.kitty, true), (.iterm2, false), (.sixel, false),
    ]
    private let size = Size(width: 60, height: 20)

    private func picture(_ shade: UInt8 = 9) -> Surface {
      let cell = EmulatedStand.cell
      var surface = Surface(size: Size(width: 8, height: 4), fill: Cell("▀", kind: .picture))
      let whole = Size(width: 8 * cell.width, height: 4 * cell.height)
      let pixels = (0..<whole.width * whole.height * 3).map { UInt8(truncatingIfNeeded: $0 &* 7) &+ shade }
      if let image = PixelImage(size: whole, pixels: pixels) { surface.place(image, in: surface.bounds) }
      return surface
    }

    private func frame(_ pictures: [(Surface, Point)], _ change: (inout Surface) -> Void = { _ in }) -> Surface {
      var frame = Surface(size: size, fill: Cell(".", style: Style(foreground: .rgb(hex: 0x808182))))
      for (picture, point) in pictures { frame.draw(picture, at: point) }
      change(&frame)
      return frame
    }

    @Test(arguments: kinds.indices) func pixelsComeAndGoWithoutATrace(kind: Int) throws {
      let (method, isInTmux) = Self.kinds[kind]
      let stand = try EmulatedStand(size, .full, pixels: method, isInTmux: isInTmux)
      let (one, two) = (picture(), picture(80))
      let frames = [
        frame([]), frame([(one, Point(x: 2, y: 3))]),
        // A dropdown over it, and away again.
        frame([(one, Point(x: 2, y: 3))]) { $0.put("covered", x: 5, y: 5, style: .plain) },
        frame([(one, Point(x: 2, y: 3)), (two, Point(x: 20, y: 3))]),
        // It moves, one takes the other's place, one is cut by the edge.
        frame([(one, Point(x: 4, y: 4)), (two, Point(x: 20, y: 3))]), frame([(two, Point(x: 4, y: 4))]),
        frame([(one, Point(x: 56, y: 2))]), frame([(one, Point(x: 2, y: 15))]), frame([]),
      ]
      for (step, frame) in frames.enumerated() {
        stand.present(frame)
        if let difference = stand.difference(from: frame) { Issue.record("\(method) step \(step): \(difference)") }
      }
      #expect(stand.screen.pixelSupport?.method == method)
      stand.present(frames[3])
      stand.screen.invalidate()
      stand.present(frames[3])
      #expect(stand.difference(from: frames[3]) == nil)
      stand.screen.suspend()
      stand.read()
      #expect(stand.emulator.pictures.images.isEmpty && stand.emulator.pictures.placed.isEmpty)
      stand.screen.resume()
      stand.present(frames[3])
      #expect(stand.difference(from: frames[3]) == nil)
      stand.screen.close()
      stand.read()
      #expect(stand.emulator.pictures.images.isEmpty && stand.emulator.pictures.placed.isEmpty)
      #expect(stand.emulator.pictures.faults.isEmpty)
    }

    @Test func afterManyRandomKeysNoPictureIsWhereNoneBelongs() throws {
      var random = SeededGenerator(seed: 11)
      var library = GalleryScript(size: size, depth: .full, cell: EmulatedStand.cell)
      let keys = (0..<2000).map { _ in GalleryScript.keys.randomElement(using: &random) ?? .down }
      // Made once and shown by each protocol.
      let frames = keys.map { library.frame(after: $0) }
      #expect(frames.filter { !$0.seenPlacements.isEmpty }.count > 150)
      for (method, isInTmux) in Self.kinds {
        let stand = try EmulatedStand(size, .full, pixels: method, isInTmux: isInTmux)
        for (step, frame) in frames.enumerated() {
          let isResting = step % 8 == 0
          if step % 97 == 96 { stand.screen.invalidate() }
          stand.present(frame, isLast: isResting)
          guard let difference = stand.difference(from: frame, isResting: isResting) else { continue }
          Issue.record("\(method) step \(step), \(keys[step]): \(difference)")
          break
        }
        stand.screen.close()
      }
    }

    /// What a handler of signals writes was armed before; it has no time to ask. Those of the other protocols go with their
    /// cells.
    @Test(arguments: [0, 1]) func aSignalLeavesNoPicture(kind: Int) throws {
      let (method, isInTmux) = Self.kinds[kind]
      let stand = try EmulatedStand(size, .full, pixels: method, isInTmux: isInTmux)
      let shown = frame([(picture(), Point(x: 2, y: 3)), (picture(80), Point(x: 20, y: 3))])
      stand.present(shown)
      #expect(stand.difference(from: shown) == nil && !stand.emulator.pictures.images.isEmpty)
      cn_rescue_restore()
      stand.read()
      #expect(stand.emulator.pictures.images.isEmpty && stand.emulator.pictures.placed.isEmpty)
      #expect(stand.emulator.pictures.faults.isEmpty)
    }

    @Test func pixelsComeOnceASlowTerminalHasTakenTheirBlocks() throws {
      let wide = Size(width: 200, height: 60)
      let stand = try EmulatedStand(wide, .full, pixels: .kitty, isReading: false)
      stand.screen.present(Surface(size: wide))
      stand.turn(within: 0)
      var random = SeededGenerator(seed: 5)
      var frame = Surface(size: wide)
      for y in 0..<wide.height {
        for x in 0..<wide.width {
          frame[x, y] = Cell(".", style: Style(foreground: .rgb(hex: UInt32.random(in: 0...0xFFFFFF, using: &random))))
        }
      }
      frame.draw(picture(), at: Point(x: 2, y: 3))
      stand.screen.present(frame)
      #expect(stand.screen.isHoldingFrame)
      // The rest that pixels wait for goes by while nothing can be written.
      stand.turn(within: stand.screen.deadlineMilliseconds)
      stand.terminal.startReading()
      stand.present(frame)
      #expect(stand.difference(from: frame) == nil)
    }

    @Test func aPictureThatTheTerminalHasIsNotSentAgain() throws {
      let stand = try EmulatedStand(size, .full, pixels: .kitty)
      let picture = picture()
      stand.present(frame([(picture, Point(x: 2, y: 3))]))
      stand.present(frame([]))
      // Noted as a fault by the emulator if it were.
      stand.present(frame([(picture, Point(x: 9, y: 3))]), isLast: false)
      #expect(stand.emulator.pictures.placed.count == 1)
      #expect(stand.emulator.pictures.faults.isEmpty)
    }
  }
}
