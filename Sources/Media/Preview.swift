import Cells
import Raster

/// A picture scaled down for the screen, or the reason why there is none.
package struct Preview {
  package let width: Int
  package let height: Int
  package let bitmap: Bitmap?
  package let note: String

  /// Enough for a terminal of 250 x 120 cells, and about a megabyte each.
  package static let box = Size(width: 512, height: 512)

  /// - Parameter box: in pixels; smaller than the usual one for thumbnails.
  package init(_ bytes: [UInt8], within box: Size = Self.box) {
    let info = try? ImageInfo.read(bytes)
    let size = Size(width: info?.width ?? 0, height: info?.height ?? 0)
    (width, height) = (size.width, size.height)
    do throws(RasterError) {
      let picture = try Decoder.picture(bytes, .exactly(size.fitted(box.width)))
      bitmap = picture.bitmap
      note = picture.damage.map { "The picture is damaged: \($0.sentence). What could be read is shown." } ?? ""
    } catch {
      bitmap = nil
      note = "No preview: \(error.sentence). The file is saved whole; o opens it."
    }
  }
}

extension Size {
  /// The same shape with no side longer than `side`; never enlarged.
  package func fitted(_ side: Int) -> Size {
    let longest = max(width, height)
    guard longest > side else { return self }
    return Size(width: max(1, width * side / longest), height: max(1, height * side / longest))
  }
}
