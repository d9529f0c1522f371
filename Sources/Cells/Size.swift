/// An extent in cells (or, in Raster, in pixels).
package struct Size: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  package static let zero = Size(width: 0, height: 0)

  package var isEmpty: Bool { width <= 0 || height <= 0 }
}
