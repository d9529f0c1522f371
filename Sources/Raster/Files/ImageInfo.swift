import Cells

/// What the headers of an image file say, without decoding it.
package struct ImageInfo: Equatable, Sendable {
  package var format: ImageFormat
  /// In pixels, as the picture is seen: after `orientation` is applied.
  package var width: Int
  package var height: Int
  /// Whether the header announces transparency; always false for GIF, BMP, TIFF, AVIF and HEIC.
  package var hasAlpha: Bool
  /// EXIF's number, 1-8, by which the stored picture is turned upright.
  package var orientation: Int
  package var isAnimated: Bool
  /// Whether only its EXIF says that its colours are not sRGB's.
  package var hasColorsInMetadata = false

  /// The sides of the picture as stored.
  package var storedSize: Size {
    orientation < 5 ? Size(width: width, height: height) : Size(width: height, height: width)
  }

  init(
    _ format: ImageFormat, stored width: Int, _ height: Int, hasAlpha: Bool = false, orientation: Int = 1,
    isAnimated: Bool = false
  ) {
    self.format = format
    self.width = orientation < 5 ? width : height
    self.height = orientation < 5 ? height : width
    self.hasAlpha = hasAlpha
    self.orientation = orientation
    self.isAnimated = isAnimated
  }

  /// Reads the headers of any format that has pixels; JPEG XL and PDF are `unsupported`.
  package static func read(_ bytes: [UInt8]) throws(RasterError) -> ImageInfo {
    guard !bytes.isEmpty else { throw .empty }
    guard let format = ImageFormat.sniff(bytes) else { throw .unknownFormat(ImageFormat.describe(bytes)) }
    switch format {
    case .png: return ImageInfo(try PNGHeader(bytes))
    case .jpeg: return ImageInfo(try JPEGHeader(bytes))
    case .webp: return ImageInfo(try WebPHeader(bytes))
    case .gif, .bmp, .tiff, .avif, .heic, .qoi, .svg:
      guard let info = other(format, ByteReader(bytes[...], isLittleEndian: true)), !info.storedSize.isEmpty else {
        throw .corrupt(format, "has no readable size")
      }
      return info
    case .mp3, .wav:
      guard SoundInfo(bytes) != nil else { throw .corrupt(format, "holds no sound that can be read") }
      return ImageInfo(format, stored: waveform.width, waveform.height)
    case .jxl, .pdf: throw .unsupported(format, "")
    }
  }

  /// The sides of the picture that a sound is shown as: it has none of its own.
  private static let waveform = Size(width: 1600, height: 400)
}

extension ImageInfo {
  init(_ header: PNGHeader) {
    self.init(
      .png, stored: header.width, header.height, hasAlpha: header.hasAlpha, orientation: header.orientation,
      isAnimated: header.isAnimated)
  }

  init(_ header: JPEGHeader) {
    self.init(.jpeg, stored: header.width, header.height, orientation: header.orientation)
    hasColorsInMetadata = header.isAdobeRGB && header.profile == nil
  }

  init(_ header: WebPHeader) {
    self.init(
      .webp, stored: header.width, header.height, hasAlpha: header.hasAlpha, orientation: header.orientation,
      isAnimated: header.isAnimated)
    hasColorsInMetadata = header.isAdobeRGB && header.profile == nil
  }
}
