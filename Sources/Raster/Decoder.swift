import CJPEG
import CPNG
import CWebP
import Cells

/// Turns image files into upright bitmaps.
package enum Decoder {
  /// Decodes PNG, JPEG and WebP; of an animation the first picture.
  ///
  /// With a `box` in pixels the result may be smaller than the picture, but still covers the box. JPEG and WebP are then
  /// shrunk by their libraries, which mix samples rather than light: very fine patterns come out a little darker than
  /// from PNG, at a fraction of the time. Samples are taken as sRGB, after PNG's gamma; colour profiles are not applied. A file
  /// that is damaged or cut short throws: no part of a picture is ever returned for the whole.
  package static func bitmap(
    _ bytes: [UInt8], fitting box: Size? = nil, limits: Limits = .standard
  ) throws(RasterError) -> Bitmap {
    let info = try ImageInfo.read(bytes)
    guard info.format.isDecodable else { throw .unsupported(info.format, "") }
    try limits.check(info)
    let plan = DecodePlan(info, fitting: box)
    let bitmap =
      switch info.format {
      case .png: try png(bytes, plan)
      case .jpeg: try jpeg(bytes, plan, scans: limits.scans(of: info), memory: limits.bytes)
      case .webp: try webp(bytes, plan)
      case .gif, .bmp, .tiff, .avif, .heic, .svg, .pdf: throw RasterError.unsupported(info.format, "")
      }
    return bitmap.oriented(info.orientation)
  }

  /// Throws what `bitmap` would: whether a picture is whole is known only once all of it was decoded.
  package static func check(_ bytes: [UInt8]) throws(RasterError) {
    _ = try bitmap(bytes, fitting: Size(width: 32, height: 32))
  }

  private static func png(_ bytes: [UInt8], _ plan: DecodePlan) throws(RasterError) -> Bitmap {
    let gamma = UInt32(try PNGHeader(bytes).gamma)
    let picture = cpng_picture(width: UInt32(plan.stored.width), height: UInt32(plan.stored.height), gamma: gamma)
    var sink = RowSink(from: plan.stored, to: plan.kept(of: plan.stored))
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE))
    let status = withUnsafeMutablePointer(to: &sink) { sink in
      cpng_decode(bytes, bytes.count, picture, RowSink.callback, sink, &message)
    }
    guard status != CPNG_NO_MEMORY else { throw .tooLarge(width: plan.stored.width, height: plan.stored.height) }
    guard status == CPNG_OK, let bitmap = sink.finish() else { throw .corrupt(.png, clause(message)) }
    return bitmap
  }

  private static func jpeg(
    _ bytes: [UInt8], _ plan: DecodePlan, scans: Int, memory: Int
  ) throws(RasterError) -> Bitmap {
    if let obstacle = try JPEGHeader(bytes).obstacle { throw .unsupported(.jpeg, obstacle) }
    let picture = cjpeg_picture(
      width: UInt32(plan.stored.width), height: UInt32(plan.stored.height), eighths: Int32(plan.eighths),
      scans: Int32(scans), memory: memory)
    let size = plan.shrunk(plan.eighths)
    var sink = RowSink(from: size, to: plan.kept(of: size))
    var message = [CChar](repeating: 0, count: Int(CJPEG_MESSAGE))
    let status = withUnsafeMutablePointer(to: &sink) { sink in
      cjpeg_decode(bytes, bytes.count, picture, RowSink.callback, sink, &message)
    }
    switch status {
    case CJPEG_OK: break
    case CJPEG_UNSUPPORTED: throw .unsupported(.jpeg, "an unusual coding")
    case CJPEG_NO_MEMORY: throw .tooLarge(width: plan.stored.width, height: plan.stored.height)
    default: throw .corrupt(.jpeg, clause(message))
    }
    guard let bitmap = sink.finish() else { throw .corrupt(.jpeg, "ends too early") }
    return bitmap
  }

  private static func webp(_ bytes: [UInt8], _ plan: DecodePlan) throws(RasterError) -> Bitmap {
    let header = try WebPHeader(bytes)
    guard header.isWhole else { throw .corrupt(.webp, "ends too early") }
    let stored = plan.stored
    let size = plan.kept(of: stored)
    var pixels = [UInt8](repeating: 0, count: size.width * size.height * 4)
    let status = pixels.withUnsafeMutableBufferPointer { pixels in
      let canvas = cwebp_canvas(
        width: UInt32(stored.width), height: UInt32(stored.height), rgba: pixels.baseAddress,
        out_width: UInt32(size.width), out_height: UInt32(size.height))
      return cwebp_decode(bytes, bytes.count, canvas)
    }
    switch status {
    case CWEBP_OK: break
    case CWEBP_TRUNCATED: throw .corrupt(.webp, "ends too early")
    case CWEBP_UNSUPPORTED: throw .unsupported(.webp, "an unusual coding")
    case CWEBP_NO_MEMORY: throw .tooLarge(width: stored.width, height: stored.height)
    default: throw .corrupt(.webp, "is damaged")
    }
    guard let bitmap = Bitmap(width: size.width, height: size.height, pixels: pixels) else {
      throw .corrupt(.webp, "is damaged")
    }
    return bitmap
  }

  /// A library's words as the end of "the PNG data ...".
  private static func clause(_ message: [CChar]) -> String {
    let words = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if words.hasSuffix("ends too early") { return "ends too early" }
    return words.isEmpty ? "is damaged" : "is damaged (\(words))"
  }
}
