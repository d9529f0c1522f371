import CWebP
import Cells

extension Decoder {
  static func webp(_ bytes: [UInt8], _ plan: DecodePlan, _ limits: Limits) throws(RasterError) -> Outcome {
    let header = try WebPHeader(bytes)
    let layout = header.hasAlpha || header.isAnimated ? SampleLayout.rgba : .rgb
    let color = SampleColor(header.mark, layout: layout)
    let size = plan.stored
    // libwebp holds the whole picture, and a lossless one twice.
    try limits.check(size.width * size.height * (layout.bytes + (header.isLossless ? 4 : 0)), plan, .webp)
    let picture = cwebp_picture(
      width: UInt32(size.width), height: UInt32(size.height), channels: Int32(layout.channels))
    var sink = RowSink(from: size, to: plan.target, layout: layout, color: color)
    let status = withUnsafeMutablePointer(to: &sink) { sink in
      cwebp_decode(bytes, bytes.count, picture, RowSink.callback, sink)
    }
    switch status {
    case CWEBP_UNSUPPORTED: throw .unsupported(.webp, "an unusual coding")
    case CWEBP_NO_MEMORY: throw .tooLarge(width: size.width, height: size.height)
    default: break
    }
    let isCut = status == CWEBP_TRUNCATED || !header.isWhole
    let damage = RasterError.corrupt(.webp, isCut ? "ends too early" : "is damaged")
    guard let bitmap = sink.finish() else { throw damage }
    return (bitmap, status == CWEBP_OK ? nil : damage)
  }
}

extension WebPHeader {
  var mark: ColorMark { profile.map { .profile($0) } ?? (isAdobeRGB ? .adobeRGB : .sRGB) }
}
