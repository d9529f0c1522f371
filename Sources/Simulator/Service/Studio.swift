import Foundation
import Raster

/// Makes the pictures of one order and writes them as files.
struct Studio: Sendable {
  /// A finished file.
  struct Picture: Sendable {
    var bytes: [UInt8]
    var mediaType: String
  }

  let order: ImageOrder
  let detail: PictureDetail
  var quirks: [Fault.Kind] = []

  /// How many previews a stream shows.
  static let previews = 3

  /// The pictures of the order, one after the other; none when a fault takes them away.
  func pictures() async throws(Refusal) -> [Picture] {
    if quirks.contains(.noImages) || quirks.contains(.refusal) { return [] }
    if quirks.contains(.avifNamedPNG) {
      return [Picture(bytes: [0, 0, 0, 28] + Array("ftypavif\0\0\0\0avifmif1miaf".utf8), mediaType: "image/png")]
    }
    if quirks.contains(.htmlNamedPNG) {
      return [Picture(bytes: Array("<!doctype html><title>DEMO</title>".utf8), mediaType: "image/png")]
    }
    var made: [Picture] = []
    for index in 0..<order.count { made.append(try await picture(index)) }
    return made
  }

  private func picture(_ index: Int) async throws(Refusal) -> Picture {
    let brief = brief(index)
    guard order.format != .svg else {
      let drawing = VectorPicture(brief).text
      return Picture(bytes: Array(drawing.utf8), mediaType: ImageFormat.svg.mediaType)
    }
    return try encode(await Painter(brief: brief, detail: detail).paint())
  }

  /// A preview of the first picture, coarser the lower its index; nil for drawings.
  func preview(_ index: Int) async throws(Refusal) -> Picture? {
    guard order.format != .svg, !quirks.contains(.noImages) else { return nil }
    let blocks = [14, 28, 56]
    let painter = Painter(brief: brief(0), detail: detail)
    return try encode(await painter.paint(longestSide: blocks[min(index, blocks.count - 1)]))
  }

  private func brief(_ index: Int) -> PictureBrief {
    PictureBrief(
      prompt: order.prompt, model: order.model.id, seed: order.seed, index: index, width: detail.side(order.size.width),
      height: detail.side(order.size.height), references: order.references, isTransparent: order.isTransparent)
  }

  private func encode(_ bitmap: Bitmap) throws(Refusal) -> Picture {
    do throws(RasterError) {
      let quality = min(100, max(1, order.compression))
      let bytes =
        switch order.format {
        case .jpeg: try Encoder.jpeg(bitmap, quality: quality)
        case .webp: try Encoder.webp(bitmap, quality: quality)
        default: try Encoder.png(bitmap)
        }
      return Picture(bytes: bytes, mediaType: order.format.mediaType)
    } catch {
      throw Refusal(500, "Internal Server Error: the demo picture could not be encoded")
    }
  }

  /// The picture as a data URL, as chat completions carry it.
  func dataURL(_ picture: Picture) -> String { "data:\(picture.mediaType);base64,\(base64(picture))" }

  private func base64(_ picture: Picture) -> String {
    let text = Data(picture.bytes).base64EncodedString()
    return quirks.contains(.malformedBase64) ? "@@not base64@@" + text.prefix(64) : text
  }

  /// The picture as an entry of `data`. Some families leave the media type out, as the document allows.
  func document(_ picture: Picture) -> WireJSON {
    guard !quirks.contains(.missingMediaType), order.model.author != "bytedance-seed" else {
      return ["b64_json": .string(base64(picture))]
    }
    return ["b64_json": .string(base64(picture)), "media_type": .string(picture.mediaType)]
  }
}
