import CPNG
import Cells

extension Decoder {
  static func png(_ bytes: [UInt8], _ plan: DecodePlan, _ limits: Limits) throws(RasterError) -> Outcome {
    let header = try PNGHeader(bytes)
    let mark = header.mark(in: bytes)
    var layout = header.layout(mark)
    let color = SampleColor(mark, layout: layout)
    if case .curves = color {} else { layout = layout.narrow }
    let held = header.isInterlaced ? plan.stored.width * plan.stored.height * layout.bytes : 0
    try limits.check(held, plan, .png)
    let picture = cpng_picture(
      width: UInt32(plan.stored.width), height: UInt32(plan.stored.height), channels: Int32(layout.channels),
      is_wide: layout.isWide ? 1 : 0)
    var sink = RowSink(from: plan.stored, to: plan.target, layout: layout, color: color)
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE))
    let status = withUnsafeMutablePointer(to: &sink) { sink in
      cpng_decode(bytes, bytes.count, picture, RowSink.callback, sink, &message)
    }
    guard status != CPNG_NO_MEMORY else { throw .tooLarge(width: plan.stored.width, height: plan.stored.height) }
    let damage = RasterError.corrupt(.png, clause(message))
    guard status != CPNG_MISMATCH, let bitmap = sink.finish() else { throw damage }
    return (bitmap, status == CPNG_OK ? nil : damage)
  }
}

extension PNGHeader {
  /// Profiles are mostly a few kilobytes; those of printers may have several megabytes.
  private static let profileLimit = 4 << 20

  /// What counts of its marks of colour.
  func mark(in bytes: [UInt8]) -> ColorMark {
    if let video { return video }
    if let profile, let unpacked = Self.unpack(bytes[profile]) { return .profile(unpacked) }
    guard !isMarkedSRGB, let gamma else { return .sRGB }
    let curve = (43_000...48_000).contains(gamma) ? TransferCurve.sRGB : .power(100_000 / Double(gamma))
    let mark = ColorMark.curve(curve, primaries ?? .sRGB)
    return mark.isPlain ? .sRGB : mark
  }

  /// The profile behind its name and the number of how it is packed.
  private static func unpack(_ body: ArraySlice<UInt8>) -> [UInt8]? {
    guard let end = body.prefix(80).firstIndex(of: 0), end + 2 < body.endIndex else { return nil }
    let packed = Array(body[(end + 2)...])
    // What a profile unpacks to is told by its first bytes.
    var head = [UInt8](repeating: 0, count: 4)
    _ = cpng_unpack_head(packed, packed.count, &head, head.count)
    guard let size = ByteReader(head[...]).number(at: 0, width: 4), (128...profileLimit).contains(size) else {
      return nil
    }
    var profile = [UInt8](repeating: 0, count: size)
    return cpng_unpack(packed, packed.count, &profile, size) == size ? profile : nil
  }

  /// 16 bits are taken as such only where the samples are not sRGB's, which would be dark steps otherwise.
  func layout(_ mark: ColorMark) -> SampleLayout {
    let isWide = depth == 16 && !mark.isPlain
    if hasAlpha { return isWide ? .wideRGBA : .rgba }
    if isGray, mark.profileSpace != "RGB " { return isWide ? .wideGray : .gray }
    return isWide ? .wideRGB : .rgb
  }
}

extension SampleLayout {
  /// The same with 8 bits a sample.
  var narrow: SampleLayout {
    switch self {
    case .wideGray: .gray
    case .wideRGB: .rgb
    case .wideRGBA: .rgba
    case .gray, .rgb, .rgba, .inks: self
    }
  }
}
