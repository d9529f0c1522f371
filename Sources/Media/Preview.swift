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
    width = info?.width ?? 0
    height = info?.height ?? 0
    do throws(RasterError) {
      let decoded = try Decoder.bitmap(bytes, fitting: box)
      bitmap = Self.reduced(decoded, to: box)
      note = ""
    } catch {
      bitmap = nil
      note = "No preview: \(error.sentence). The file is saved whole; o opens it."
    }
  }

  /// Within the box, aspect kept; never enlarged.
  private static func reduced(_ bitmap: Bitmap, to box: Size) -> Bitmap {
    let longest = max(bitmap.width, bitmap.height)
    guard longest > box.width else { return bitmap }
    let scale = Double(box.width) / Double(longest)
    return bitmap.resampled(
      to: Size(width: max(1, Int(Double(bitmap.width) * scale)), height: max(1, Int(Double(bitmap.height) * scale))))
  }
}
