import Testing

@testable import Cells

struct SurfaceTests {
  @Test func negativeSizesAreEmpty() {
    let surface = Surface(size: Size(width: -3, height: 4))
    #expect(surface.size == Size(width: 0, height: 4))
    #expect(surface.cells.isEmpty)
    #expect(surface.bounds.isEmpty)
  }

  @Test func drawingOutsideHasNoEffect() {
    var surface = Surface.make(3, 2)
    let before = surface
    for (x, y) in [(-1, 0), (3, 0), (0, -1), (0, 2), (.max, 0), (.min, .min)] {
      surface[x, y] = Cell("X")
      #expect(surface[x, y] == .blank)
    }
    #expect(surface == before)
  }

  @Test func theClipConfines() {
    var surface = Surface.make(5, 3)
    surface.clipped(to: Rect(x: 1, y: 1, width: 3, height: 1)) { part in
      part.fill(Rect(x: -5, y: -5, width: 50, height: 50), with: Cell("X"))
    }
    #expect(surface.text == ".....\n.XXX.\n.....")
    #expect(surface.clip == surface.bounds)
  }

  @Test func clipsNest() {
    var surface = Surface.make(6)
    surface.clipped(to: Rect(x: 0, y: 0, width: 3, height: 1)) { outer in
      outer.clipped(to: Rect(x: 2, y: 0, width: 4, height: 1)) { $0.put("abcdef", x: 0, y: 0, style: .plain) }
    }
    #expect(surface.text == "..c...")
  }

  @Test func restylingKeepsTextAndPictures() {
    var surface = Surface.make(3)
    surface[1, 0] = Cell("▀", kind: .picture)
    surface.restyle(surface.bounds) { $0 = $0.adding(.bold) }
    #expect(surface.text == ".▀.")
    #expect((0..<3).map { surface[$0, 0].style.attributes.contains(.bold) } == [true, false, true])
  }

  @Test(arguments: [(-1, "b.."), (0, "ab."), (2, "..a"), (3, "..."), (-2, "...")])
  func copiesAreClipped(_ x: Int, expected: String) {
    var target = Surface.make(3)
    var source = Surface.make(2)
    source.put("ab", x: 0, y: 0, style: .plain)
    target.draw(source, at: Point(x: x, y: 0))
    #expect(target.text == expected)
  }

  @Test func aCopyCutThroughAWideCharacterLeavesNoHalf() {
    var source = Surface.make(4)
    source.put("日本", x: 0, y: 0, style: .plain)
    for x in -4...6 {
      var target = Surface.make(6)
      target.draw(source, at: Point(x: x, y: 0))
      #expect(target.isWhole, "at \(x)")
    }
    var clipped = Surface.make(6)
    clipped.clipped(to: Rect(x: 2, y: 0, width: 2, height: 1)) { $0.draw(source, at: Point(x: 1, y: 0)) }
    #expect(clipped.text == "..  ..")
  }

  @Test func surfacesAreEqualByTheirCells() {
    var a = Surface.make(2)
    let b = a
    a[0, 0].add(mark: "\u{301}")
    #expect(a != b)
    #expect(Set([a[0, 0], b[0, 0], b[1, 0]]).count == 2)
  }

  @Test func aCellKeepsTwoMarks() {
    var cell = Cell("e")
    for mark: Unicode.Scalar in ["\u{301}", "\u{302}", "\u{303}"] { cell.add(mark: mark) }
    #expect(Array(cell.text.unicodeScalars) == ["e", "\u{301}", "\u{302}"])
    #expect(Cell("x", kind: .continuation).text.isEmpty)
  }
}
