import Cells
import Domain
import Media
import Raster

/// What has to be done to a picture before it can go along, and the doing of it.
struct ReferenceFitting {
  /// A picture in a file of its own.
  struct Fitted {
    let bitmap: Bitmap
    let bytes: [UInt8]
    let mediaType: String
  }

  private let info: ImageInfo
  private let count: Int
  private let limit: Int
  private let longestSide: Int

  /// - Parameter limit: bytes of what may be sent.
  init(_ info: ImageInfo, bytes count: Int, limit: Int, longestSide: Int) {
    self.info = info
    self.count = count
    self.limit = limit
    self.longestSide = longestSide
  }

  private var size: Size { Size(width: info.width, height: info.height) }

  var isNeeded: Bool {
    !info.format.isSentAsItIs || info.orientation != 1 || info.isAnimated || info.hasColorsInMetadata || count > limit
      || max(info.width, info.height) > longestSide
  }

  /// The first picture, upright, in sRGB, as JPEG, or with its transparency as PNG or WebP; smaller until it fits.
  func rewrite(_ bytes: [UInt8]) throws(RasterError) -> Fitted {
    let target = size.fitted(longestSide)
    var bitmap = try Decoder.bitmap(bytes, .exactly(target))
    let isOpaque = bitmap.isOpaque
    var fitted = try encode(bitmap, isOpaque: isOpaque)
    while fitted.bytes.count > limit, max(bitmap.width, bitmap.height) > 64 {
      let share = (Double(limit) / Double(fitted.bytes.count)).squareRoot() * 0.95
      bitmap = bitmap.resampled(to: bitmap.size.fitted(Int(Double(max(bitmap.width, bitmap.height)) * share)))
      fitted = try encode(bitmap, isOpaque: isOpaque)
    }
    return fitted
  }

  /// What is said where a file loses what it tells of people and places.
  static let bareWords = "without its notes of places, people and camera"

  /// What was done, in words.
  ///
  /// - Parameter bare: the file without its notes.
  func treatment(_ fitted: Fitted, of bare: BareFile) -> String {
    var deeds: [String] = []
    if !info.format.isSentAsItIs { deeds.append("written anew from \(info.format.label)") }
    if info.orientation != 1 { deeds.append("turned upright") }
    if info.isAnimated { deeds.append("its first picture taken") }
    if fitted.bitmap.size != size {
      deeds.append("shrunk from \(info.width)×\(info.height) to \(fitted.bitmap.width)×\(fitted.bitmap.height)")
    } else if count > limit {
      let kind = fitted.mediaType.split(separator: "/").last.map { $0.uppercased() } ?? ""
      deeds.append("written as \(kind) to keep under \(ByteCount.text(limit))")
    }
    if info.hasColorsInMetadata { deeds.append("its colours written as sRGB") }
    if bare.hasLost { deeds.append(Self.bareWords) }
    return deeds.joined(separator: ", ")
  }

  private func encode(_ bitmap: Bitmap, isOpaque: Bool) throws(RasterError) -> Fitted {
    if isOpaque || info.format == .jpeg {
      return Fitted(bitmap: bitmap, bytes: try Encoder.jpeg(bitmap, quality: 92), mediaType: "image/jpeg")
    }
    let png = try Encoder.png(bitmap)
    guard png.count > limit else { return Fitted(bitmap: bitmap, bytes: png, mediaType: "image/png") }
    return Fitted(bitmap: bitmap, bytes: try Encoder.webp(bitmap, quality: 90), mediaType: "image/webp")
  }
}
