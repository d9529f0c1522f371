import Testing

@testable import Cells

@Suite struct PlacementTests {
  private func picture(_ width: Int, _ height: Int) throws -> Surface {
    var surface = Surface(size: Size(width: width, height: height), fill: Cell("▀", kind: .picture))
    let image = try #require(PixelImage(size: Size(width: 1, height: 1), pixels: [1, 2, 3]))
    surface.place(image, in: surface.bounds)
    return surface
  }

  @Test func itGoesWithWhatIsDrawn() throws {
    let picture = try picture(4, 2)
    var frame = Surface(size: Size(width: 20, height: 10))
    frame.draw(picture, at: Point(x: 3, y: 2))
    #expect(frame.seenPlacements.map(\.rect) == [Rect(x: 3, y: 2, width: 4, height: 2)])
    frame.draw(picture, at: Point(x: 18, y: 2))
    #expect(frame.placements.count == 1, "cut by the edge")
    #expect(frame == frame)
  }

  @Test func textOverItHidesIt() throws {
    var frame = Surface(size: Size(width: 20, height: 10))
    frame.draw(try picture(4, 2), at: Point(x: 3, y: 2))
    frame.put("x", x: 6, y: 3, style: .plain)
    #expect(frame.seenPlacements.isEmpty)
  }

  @Test func anotherPictureOverItTakesItsPlace() throws {
    var frame = Surface(size: Size(width: 20, height: 10))
    frame.draw(try picture(4, 2), at: Point(x: 3, y: 2))
    frame.draw(Surface(size: Size(width: 6, height: 1), fill: Cell("▀", kind: .picture)), at: Point(x: 0, y: 3))
    #expect(frame.seenPlacements.isEmpty)
    frame.draw(try picture(4, 2), at: Point(x: 3, y: 2))
    #expect(frame.seenPlacements.count == 1)
  }

  @Test func wrongSizesMakeNoImage() {
    #expect(PixelImage(size: Size(width: 2, height: 1), pixels: [1, 2, 3]) == nil)
    #expect(PixelImage(size: .zero, pixels: []) == nil)
  }
}
