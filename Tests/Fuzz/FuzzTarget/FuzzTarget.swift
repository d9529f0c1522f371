import Cells

@testable import Raster

/// Decodes what the fuzzer made up; 0 for what it should keep, -1 for files of other formats.
///
/// - Parameter kind: a format's name, or "icc".
@_cdecl("visualizer_fuzz")
public func fuzz(_ kind: UnsafePointer<CChar>, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  let kind = String(cString: kind)
  if kind == "icc" { return profile(bytes) }
  guard ImageFormat.sniff(bytes)?.rawValue == kind else { return -1 }
  let limits = Decoder.Limits(side: 4096, pixels: 1 << 22, bytes: 64_000_000)
  for wish in [DecodeWish.exactly(Size(width: 7, height: 5)), .whole, .covering(Size(width: 9, height: 9))] {
    guard let picture = try? Decoder.picture(bytes, wish, limits: limits) else { continue }
    precondition(picture.bitmap.pixels.count == picture.bitmap.width * picture.bitmap.height * 4)
  }
  precondition(BareFile(bytes).bytes.count <= bytes.count + 2)
  _ = ImageMetadata.read(from: bytes)
  return 0
}

private func profile(_ bytes: [UInt8]) -> Int32 {
  for layout in [SampleLayout.gray, .rgb, .rgba, .wideGray, .wideRGB, .inks] {
    let size = Size(width: 16, height: 1)
    let color = SampleColor(.profile(bytes), layout: layout)
    if layout == .inks { guard case .transform = color else { continue } }
    let target = Size(width: 3, height: 1)
    var isWide = layout
    if case .transform = color { isWide = layout.narrow }
    var sink = RowSink(from: size, to: target, layout: isWide, color: color)
    let row = (0..<16 * 8).map { UInt8(truncatingIfNeeded: $0 * 37) }
    row.withUnsafeBufferPointer { row in if let start = row.baseAddress { sink.add(start) } }
    _ = sink.finish()
  }
  return 0
}
