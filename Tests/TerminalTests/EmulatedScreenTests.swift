import Cells
import Testing

@testable import Terminal

/// What a terminal shows is the frame, cell for cell, whatever was shown before.
extension OneAtATime {
  @Suite struct EmulatedScreenTests {
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
      let stand = try EmulatedStand(size, depth)
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
      let stand = try EmulatedStand(size, depth)
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
