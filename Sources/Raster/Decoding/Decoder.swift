import Cells

/// Turns image files into upright bitmaps.
package enum Decoder {
  /// Decodes a file to sRGB, by its own marks of colour; of an animation the first picture.
  ///
  /// Whatever is made smaller is averaged in linear light. What could be read of a damaged file is returned with
  /// its `damage`; a file of which nothing could be read throws.
  package static func picture(
    _ bytes: [UInt8], _ wish: DecodeWish = .whole, limits: Limits = .standard
  ) throws(RasterError) -> DecodedPicture {
    let info = try ImageInfo.read(bytes)
    guard info.format.isDecodable else { throw .unsupported(info.format, "") }
    try limits.check(info)
    let plan = DecodePlan(info, wish)
    var outcome =
      switch info.format {
      case .png: try png(bytes, plan, limits)
      case .jpeg: try jpeg(bytes, plan, limits)
      case .webp: try webp(bytes, plan, limits)
      case .gif, .bmp, .qoi: try own(bytes, plan, limits, info.format)
      case .mp3, .wav: try waveform(bytes, plan.target)
      case .tiff, .avif, .heic, .svg: try foreign(bytes, plan, limits, info.format)
      default: throw RasterError.unsupported(info.format, "")
      }
    outcome.bitmap = outcome.bitmap.oriented(info.orientation)
    return DecodedPicture(bitmap: outcome.bitmap, info: info, damage: outcome.damage)
  }

  /// A bitmap and what is wrong with it.
  typealias Outcome = (bitmap: Bitmap, damage: RasterError?)

  /// As `picture`, but a file that is damaged or cut short throws: no part of a picture is returned for the whole.
  ///
  /// With a `box` in pixels the result may be smaller than the picture, but still covers the box.
  package static func bitmap(
    _ bytes: [UInt8], fitting box: Size? = nil, limits: Limits = .standard
  ) throws(RasterError) -> Bitmap {
    try bitmap(bytes, box.map { .covering($0) } ?? .whole, limits: limits)
  }

  /// As `picture`, but a file that is damaged or cut short throws.
  package static func bitmap(
    _ bytes: [UInt8], _ wish: DecodeWish, limits: Limits = .standard
  ) throws(RasterError) -> Bitmap {
    let picture = try picture(bytes, wish, limits: limits)
    if let damage = picture.damage { throw damage }
    return picture.bitmap
  }

  /// Throws what `bitmap` would: whether a picture is whole is known only once all of it was decoded.
  package static func check(_ bytes: [UInt8]) throws(RasterError) {
    _ = try bitmap(bytes, .exactly(Size(width: 1, height: 1)))
  }

  /// A library's words as the end of "the PNG data ...".
  static func clause(_ message: [CChar]) -> String {
    let words = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if words.hasSuffix("ends too early") { return "ends too early" }
    return words.isEmpty ? "is damaged" : "is damaged (\(words))"
  }
}
