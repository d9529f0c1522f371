extension Surface {
  /// Lays a picture in real pixels over cells that hold it in blocks; what lay there is taken off.
  package mutating func place(_ image: PixelImage, in rect: Rect) {
    takeOff(from: rect)
    if !rect.isEmpty, rect.intersection(clip.intersection(bounds)) == rect {
      placements.append(Placement(image, in: rect))
    }
  }

  /// Those whose cells are all still there: what is drawn over a picture hides its pixels.
  package var seenPlacements: [Placement] { placements.filter { isWhole($0.rect) } }

  /// Takes over what lies on another surface that was drawn at a place.
  mutating func takePlacements(of other: Surface, at origin: Point) {
    takeOff(from: Rect(x: origin.x, y: origin.y, width: other.size.width, height: other.size.height))
    for placement in other.placements {
      let rect = placement.rect
      place(
        placement.image,
        in: Rect(x: rect.minX + origin.x, y: rect.minY + origin.y, width: rect.width, height: rect.height))
    }
  }

  private mutating func takeOff(from rect: Rect) {
    placements.removeAll { !$0.rect.intersection(rect).isEmpty }
  }

  private func isWhole(_ rect: Rect) -> Bool {
    guard rect.intersection(bounds) == rect else { return false }
    return (rect.minY..<rect.maxY).allSatisfy { y in
      (rect.minX..<rect.maxX).allSatisfy { cells[y * size.width + $0].kind == .picture }
    }
  }
}
