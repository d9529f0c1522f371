import CFormats
import Cells

extension Decoder {
  /// Formats that are read here, pixel by pixel: they are seldom and mostly small.
  static func own(_ bytes: [UInt8], _ plan: DecodePlan, _ limits: Limits, _ format: ImageFormat) throws(RasterError)
    -> Outcome
  {
    let size = plan.stored
    // Its pixels, and their places in a palette.
    try limits.check(format == .qoi ? 0 : size.width * size.height * 5, plan, format)
    var sink = RowSink(from: size, to: plan.target, layout: .rgba, color: .sRGB)
    var isWhole: Bool
    if format == .qoi {
      isWhole = QOIReader(bytes).read(width: size.width, height: size.height) { sink.add($0) }
    } else {
      let pixels: [UInt8]
      if format == .gif {
        var reader = try GIFReader(bytes)
        (pixels, isWhole) = try reader.read()
      } else {
        (pixels, isWhole) = try BMPReader(bytes).read()
      }
      add(pixels, size, to: &sink)
    }
    guard let bitmap = sink.finish() else { throw .corrupt(format, "ends too early") }
    return (bitmap, isWhole ? nil : .corrupt(format, "ends too early"))
  }

  private static func add(_ pixels: [UInt8], _ size: Size, to sink: inout RowSink) {
    pixels.withUnsafeBufferPointer { pixels in
      guard let start = pixels.baseAddress, pixels.count == size.width * size.height * 4 else { return }
      for y in 0..<size.height { sink.add(start + y * size.width * 4) }
    }
  }

  /// Formats that a library of the system reads, where it is installed.
  static func foreign(
    _ bytes: [UInt8], _ plan: DecodePlan, _ limits: Limits, _ format: ImageFormat
  ) throws(RasterError) -> Outcome {
    guard let kind = format.libraryKind else { throw .unsupported(format, "") }
    var picture = cformats_picture()
    defer { cformats_free(&picture) }
    // A drawing is drawn in the size that is wanted; the others say their own.
    (picture.width, picture.height) = (UInt32(plan.target.width), UInt32(plan.target.height))
    let status = cformats_decode(kind, bytes, bytes.count, limits.bytes, &picture)
    switch status {
    case CFORMATS_OK: break
    case CFORMATS_MISSING: throw .unsupported(format, "")
    case CFORMATS_TOO_LARGE, CFORMATS_NO_MEMORY: throw .tooLarge(width: plan.stored.width, height: plan.stored.height)
    default: throw .corrupt(format, "is damaged")
    }
    let size = Size(width: Int(picture.width), height: Int(picture.height))
    let target = Size(width: min(size.width, plan.target.width), height: min(size.height, plan.target.height))
    let color = SampleColor(mark(of: picture), layout: .rgba)
    var sink = RowSink(from: size, to: target, layout: .rgba, color: color)
    if let pixels = picture.pixels { for y in 0..<size.height { sink.add(pixels + y * picture.stride) } }
    guard let bitmap = sink.finish() else { throw .corrupt(format, "is damaged") }
    return (bitmap, nil)
  }

  private static func mark(of picture: cformats_picture) -> ColorMark {
    if let profile = picture.profile {
      return .profile(Array(UnsafeBufferPointer(start: profile, count: picture.profile_count)))
    }
    guard let primaries = Primaries(code: Int(picture.primaries)), let curve = TransferCurve(code: Int(picture.curve))
    else { return .sRGB }
    // Photographs say video's curve and mean the screen's.
    return .curve(curve == .video ? .sRGB : curve, primaries)
  }
}
