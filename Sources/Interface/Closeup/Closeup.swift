import Cells
import Raster

/// The large picture seen closely: how far it is zoomed, where the loupe is, and what came of its file for that.
package struct Closeup: Sendable {
  /// What of a picture is seen, and how large.
  struct View: Equatable, Sendable {
    let id: PictureID
    /// Dots of the screen for each pixel of the picture.
    var scale: Double
    /// The middle, in pixels of the picture.
    var x: Double
    var y: Double
  }

  struct Key: Equatable {
    let id: PictureID
    let part: Rect
    let cells: Size
    let blocks: HalfBlocks
    let isSharp: Bool
  }

  /// Nil while all of it is seen.
  var view: View?
  /// The pixel of the picture under the loupe; nil while there is none.
  var loupe: (id: PictureID, pixel: Point)?
  /// What was asked for and has not come.
  var asked: CloseupWish?
  /// What came last; without a bitmap where the file gave none.
  private(set) var came: (wish: CloseupWish, bitmap: Bitmap?)?
  private var rendered: (key: Key, surface: Surface)?

  mutating func take(_ wish: CloseupWish, _ bitmap: Bitmap?) {
    asked = nil
    came = (wish, bitmap)
  }

  func bitmap(for wish: CloseupWish) -> Bitmap? { came?.wish == wish ? came?.bitmap : nil }

  mutating func render(_ key: Key, _ make: () -> Surface) {
    if rendered?.key != key { rendered = (key, make()) }
  }

  mutating func letGo() { rendered = nil }

  /// The picture as it is seen closely; nil where it is seen as a whole, as blocks.
  func surface(of id: PictureID) -> Surface? { rendered?.key.id == id ? rendered?.surface : nil }
}
