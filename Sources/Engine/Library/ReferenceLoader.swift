import Cells
import Domain
import Media
import Raster

/// Reads pictures that go along with a request: checked whole, upright, within the service's limits, and in a format
/// that every model takes.
package struct ReferenceLoader: Sendable {
  /// Bytes of what is sent.
  package static let limit = Rules.referenceBytes
  /// Bytes of a file that is read at all.
  package static let fileLimit = limit
  /// Pixels on the longer side of what is sent.
  package static let longestSide = Rules.referenceSide

  private let pictures: any PictureStore
  private let limit: Int
  private let longestSide: Int

  package init(pictures: any PictureStore, limit: Int = Self.limit, longestSide: Int = Self.longestSide) {
    self.pictures = pictures
    self.limit = limit
    self.longestSide = longestSide
  }

  /// - Throws: `.unreadableFile` for what is no ordinary file of at most 20 MB, `.notAnImage` for what is no whole PNG,
  ///   JPEG or WebP picture that can be decoded here.
  package func load(_ path: String) throws(Failure) -> Reference { try loadShown(path).reference }

  /// As `load`, with a small picture to show.
  package func loadShown(_ path: String) throws(Failure) -> LoadedReference {
    let name = Harmless.line(path.split(separator: "/").last.map(String.init) ?? path, limit: 200)
    return try loadShown(pictures.read(path, limit: Self.fileLimit), name: name, path: path)
  }

  /// A picture that is in memory already.
  ///
  /// - Parameter path: where it came from; empty where that is no file.
  package func loadShown(_ bytes: [UInt8], name: String, path: String) throws(Failure) -> LoadedReference {
    do throws(RasterError) {
      return try loaded(bytes, name: name, path: path)
    } catch {
      throw Failure(
        .notAnImage, "\(name) cannot be used as a picture: \(error.sentence).",
        advice: "Use a PNG, JPEG, WebP, GIF, BMP or QOI file; `doctor` says what else is read here.")
    }
  }

  private func loaded(_ bytes: [UInt8], name: String, path: String) throws(RasterError) -> LoadedReference {
    let info = try ImageInfo.read(bytes)
    // It is shown as a picture, but has none.
    if info.format.isSound { throw .unknownFormat(ImageFormat.describe(bytes)) }
    let bare = BareFile(bytes)
    let fitting = ReferenceFitting(info, bytes: bare.bytes.count, limit: limit, longestSide: longestSide)
    guard fitting.isNeeded else {
      // A damaged or shortened file throws here, before anyone is paid for refusing it.
      let size = Size(width: info.width, height: info.height)
      let small = try Decoder.bitmap(bytes, .exactly(size.fitted(Self.thumbnail.width)))
      let reference = Reference(
        name: name, path: path, mediaType: info.format.mediaType, width: info.width, height: info.height,
        bytes: bare.bytes, treatment: bare.hasLost ? ReferenceFitting.bareWords : nil)
      return LoadedReference(reference: reference, thumbnail: small)
    }
    let fitted = try fitting.rewrite(bytes)
    let reference = Reference(
      name: name, path: path, mediaType: fitted.mediaType, width: fitted.bitmap.width, height: fitted.bitmap.height,
      bytes: fitted.bytes, treatment: fitting.treatment(fitted, of: bare))
    return LoadedReference(reference: reference, thumbnail: Self.reduced(fitted.bitmap))
  }

  /// In pixels; four times what the thumbnail's cells show.
  private static let thumbnail = Size(width: 32, height: 32)

  private static func reduced(_ bitmap: Bitmap) -> Bitmap { bitmap.resampled(to: bitmap.size.fitted(thumbnail.width)) }
}
