import Cells
import Domain
import Foundation
import Glibc
import Interface
import Raster
import Testing

@testable import Terminal

/// What a terminal shows is the frame, cell for cell, whatever was shown before.
extension OneAtATime {
  @Suite struct EmulatedScreenTests {
    /// A screen, the terminal that it writes to, and the emulator that reads from there.
    private final class Stand {
      let terminal: PseudoTerminal
      let screen: NcursesScreen
      var emulator: TerminalEmulator
      private let depth: ColorDepth
      private var frames = 0

      init(_ size: Size, _ depth: ColorDepth) throws {
        self.depth = depth
        terminal = try PseudoTerminal(size: size)
        terminal.startReading()
        screen = try NcursesScreen(
          TerminalOptions(
            environment: ["TERM": "xterm-256color"], depth: depth, standardError: .untouched, input: terminal.slave,
            output: terminal.slave))
        emulator = TerminalEmulator(size: size)
      }

      deinit { screen.close() }

      /// Shows a frame and reads all that was written for it.
      func present(_ frame: Surface) {
        screen.present(frame)
        while screen.isHoldingFrame { _ = screen.readEvents() }
        frames += 1
        let mark = Array("\u{1B}]frame \(frames)\u{7}".utf8)
        _ = write(terminal.slave, mark, mark.count)
        emulator.feed(terminal.take(through: mark))
      }

      /// The first place that shows something else than the frame has there.
      func difference(from frame: Surface) -> String? {
        if let sequence = emulator.unknown.first { return "\(sequence) is not known" }
        for y in 0..<frame.size.height {
          for x in 0..<frame.size.width {
            let wanted = TerminalEmulator.Place(text: frame[x, y].text, style: shown(frame[x, y].style)).seen
            let found = emulator[x, y].seen
            if found != wanted { return "at \(x), \(y): \(found) instead of \(wanted)" }
          }
        }
        return nil
      }

      private func shown(_ style: Style) -> Style {
        func ink(_ ink: Ink) -> Ink {
          depth == .full ? ink : ink.color.map { .palette(XtermPalette.nearest256($0)) } ?? ink
        }
        return Style(
          foreground: ink(style.foreground), background: ink(style.background), attributes: style.attributes)
      }
    }

    private static let page = Style(foreground: .rgb(hex: 0xD0D1D2), background: .rgb(hex: 0x212223))

    /// A screen with a list beside pictures and blank rows below, scrolled to some place.
    private func list(_ size: Size, from first: Int, random: inout SeededGenerator) -> Surface {
      var frame = Surface(size: size, fill: Cell(" ", style: Self.page))
      frame.put("A heading", x: 1, y: 0, style: Self.page.adding(.bold))
      for y in 1..<size.height - 6 {
        frame.put("row \(first + y) 漢字 é", x: 2, y: y, style: Self.page)
        for x in 24..<32 {
          let color = UInt32((first + y) * 7 + x) & 0xFF
          frame[x, y] = Cell("▀", style: Style(foreground: .rgb(hex: color), background: .rgb(hex: 9)), kind: .picture)
        }
      }
      if Bool.random(using: &random) {
        frame.fill(Rect(x: 10, y: 4, width: 20, height: 5), style: Self.page.on(.rgb(hex: 0x303132)))
      }
      if Bool.random(using: &random) { frame.put("below", x: 3, y: size.height - 2, style: Self.page) }
      return frame
    }

    @Test(arguments: [ColorDepth.full, .palette256]) func whatScrollsIsShownExactly(depth: ColorDepth) throws {
      let size = Size(width: 40, height: 24)
      let stand = try Stand(size, depth)
      var random = SeededGenerator(seed: 7)
      for step in 0..<60 {
        let frame = list(size, from: Int.random(in: 0..<12, using: &random), random: &random)
        stand.present(frame)
        guard let difference = stand.difference(from: frame) else { continue }
        Issue.record("step \(step): \(difference)")
        return
      }
    }

    @Test(arguments: [(ColorDepth.full, UInt64(3)), (.full, 5), (.palette256, 4)])
    func afterRandomKeysEveryCellIsAsTheFrameHasIt(depth: ColorDepth, seed: UInt64) throws {
      let size = Size(width: 80, height: 40)
      let stand = try Stand(size, depth)
      var random = SeededGenerator(seed: seed)
      var library = GalleryScript(size: size, depth: depth)
      for step in 0..<120 {
        let key = GalleryScript.keys.randomElement(using: &random) ?? .down
        let frame = library.frame(after: key)
        stand.present(frame)
        guard let difference = stand.difference(from: frame) else { continue }
        Issue.record("step \(step), \(key): \(difference)")
        return
      }
    }
  }
}
