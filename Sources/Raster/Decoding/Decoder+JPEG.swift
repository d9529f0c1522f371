import CJPEG
import Cells

extension Decoder {
  static func jpeg(_ bytes: [UInt8], _ plan: DecodePlan, _ limits: Limits) throws(RasterError) -> Outcome {
    let header = try JPEGHeader(bytes)
    if let obstacle = header.obstacle { throw .unsupported(.jpeg, obstacle) }
    try limits.check(header.workingMemory, plan, .jpeg)
    let mark = header.mark
    var layout = header.layout(mark)
    var color = SampleColor(mark, layout: layout)
    // Without a profile libjpeg's own mixture of inks has to do.
    if layout == .inks, case .transform = color {} else if layout == .inks { (layout, color) = (.rgb, .sRGB) }
    let pass = JPEGPass(bytes: bytes, plan: plan, layout: layout, color: color, limits: limits)
    if plan.eighths < 8, let outcome = try pass.run(eighths: plan.eighths) { return outcome }
    guard let outcome = try pass.run(eighths: 8) else { throw .corrupt(.jpeg, "is damaged") }
    return outcome
  }
}

/// One way through the data of a JPEG.
private struct JPEGPass {
  let bytes: [UInt8]
  let plan: DecodePlan
  let layout: SampleLayout
  let color: SampleColor
  let limits: Decoder.Limits

  /// Nil where that scale would lose light that the whole shows.
  func run(eighths: Int) throws(RasterError) -> Decoder.Outcome? {
    let pixels = layout == .inks ? CJPEG_INKS : layout == .gray ? CJPEG_GRAY : CJPEG_RGB
    let picture = cjpeg_picture(
      width: UInt32(plan.stored.width), height: UInt32(plan.stored.height), pixels: pixels, eighths: Int32(eighths),
      scans: Int32(limits.scans(of: plan.stored)), memory: limits.bytes)
    var sink = RowSink(
      from: plan.size(inEighths: eighths), to: plan.target, layout: layout, color: color)
    var message = [CChar](repeating: 0, count: Int(CJPEG_MESSAGE))
    let status = withUnsafeMutablePointer(to: &sink) { sink in
      cjpeg_decode(bytes, bytes.count, picture, RowSink.callback, sink, &message)
    }
    switch status {
    case CJPEG_TOO_FINE: return nil
    case CJPEG_UNSUPPORTED: throw .unsupported(.jpeg, "an unusual coding")
    case CJPEG_NO_MEMORY: throw .tooLarge(width: plan.stored.width, height: plan.stored.height)
    default: break
    }
    let damage = RasterError.corrupt(.jpeg, Decoder.clause(message))
    guard let bitmap = sink.finish() else { throw damage }
    return (bitmap, status == CJPEG_OK ? nil : damage)
  }
}

extension JPEGHeader {
  var mark: ColorMark { profile.map { .profile($0) } ?? (isAdobeRGB ? .adobeRGB : .sRGB) }

  func layout(_ mark: ColorMark) -> SampleLayout {
    switch components.count {
    case 1 where mark.profileSpace != "RGB ": .gray
    case 4: .inks
    default: .rgb
    }
  }

  /// Bytes that libjpeg holds: all coefficients of a picture that comes in several passes, else a few rows of blocks.
  var workingMemory: Int {
    let blocks = isSinglePass ? 0 : components.reduce(0) { $0 + self.blocks($1) }
    return blocks * 128 + width * components.count * 64
  }

  private func blocks(_ component: Component) -> Int {
    let (wide, high) = (components.map(\.wide).max() ?? 1, components.map(\.high).max() ?? 1)
    func side(_ length: Int, _ part: Int, _ most: Int) -> Int { (length * part + most * 8 - 1) / (most * 8) + part }
    return side(width, component.wide, wide) * side(height, component.high, high)
  }
}
