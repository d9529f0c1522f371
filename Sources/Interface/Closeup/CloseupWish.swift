import Cells

/// A part of a picture as it is wanted from its file: at the resolution at which it is shown.
package struct CloseupWish: Hashable, Sendable {
  package let id: PictureID
  package let path: String
  /// The whole picture, upright, in pixels.
  package let whole: Size
  /// In pixels of the picture.
  package let part: Rect
  /// How many pixels the part is to have at least, if the file has them.
  package let size: Size

  package init(id: PictureID, path: String, whole: Size, part: Rect, size: Size) {
    self.id = id
    self.path = path
    self.whole = whole
    self.part = part
    self.size = size
  }
}
