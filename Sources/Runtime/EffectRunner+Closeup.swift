import Cells
import Domain
import Engine
import Interface
import Raster

extension EffectRunner {
  /// More pixels than this are not held for a picture: 64 MB.
  private static let mostPixels = 1 << 24

  /// Decodes a part of a picture at the resolution at which it is shown.
  func closeup(_ wish: CloseupWish) {
    let bytes = try? engine.ports.pictures.read(wish.path, limit: Rules.pictureBytes)
    inbox.post(.closeup(wish, try? bytes.map { try Self.bitmap(wish, $0) }))
  }

  private static func bitmap(_ wish: CloseupWish, _ bytes: [UInt8]) throws(RasterError) -> Bitmap {
    let (whole, part) = (wish.whole, wish.part)
    let wanted = max(
      Double(wish.size.width) / Double(max(1, part.width)), Double(wish.size.height) / Double(max(1, part.height)))
    let most = (Double(mostPixels) / Double(max(1, whole.width * whole.height))).squareRoot()
    let scale = min(1, wanted, most)
    let box = Size(
      width: max(1, Int((Double(whole.width) * scale).rounded(.up))),
      height: max(1, Int((Double(whole.height) * scale).rounded(.up))))
    return try Decoder.picture(bytes, .exactly(box)).bitmap.part(part, of: whole)
  }
}
