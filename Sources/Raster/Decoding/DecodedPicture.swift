/// A picture as it was decoded, and what there is to say of it.
package struct DecodedPicture {
  package var bitmap: Bitmap
  package let info: ImageInfo
  /// Why parts of it are missing or wrong; nil for a whole picture.
  package var damage: RasterError?

  init(bitmap: Bitmap, info: ImageInfo, damage: RasterError? = nil) {
    (self.bitmap, self.info, self.damage) = (bitmap, info, damage)
  }

  /// What whoever looks at it should know, each a sentence that begins with "it".
  package var remarks: [String] {
    var remarks: [String] = []
    if let damage { remarks.append("it is damaged: \(damage.sentence); what could be read is shown") }
    if info.isAnimated { remarks.append("it holds several pictures; the first is shown") }
    return remarks
  }
}
