import Cells
import Domain
import Raster

/// Reads pictures that go along with a request: checked whole, upright, and in a format that every model takes.
package struct ReferenceLoader: Sendable {
  /// Bytes of a file and of what is sent.
  package static let limit = 20_000_000

  private let pictures: any PictureStore

  package init(pictures: any PictureStore) { self.pictures = pictures }

  /// - Throws: `.unreadableFile` for what is no ordinary file of at most 20 MB, `.notAnImage` for what is no whole PNG,
  ///   JPEG or WebP picture that can be decoded here.
  package func load(_ path: String) throws(Failure) -> Reference {
    let bytes = try pictures.read(path, limit: Self.limit)
    let name = Harmless.line(path.split(separator: "/").last.map(String.init) ?? path, limit: 200)
    do throws(RasterError) {
      return try reference(bytes, name: name, path: path)
    } catch {
      throw Failure(
        .notAnImage, "\(name) cannot be used as a picture: \(error.sentence).",
        advice: "Use a PNG, JPEG or WebP file.")
    }
  }

  private func reference(_ bytes: [UInt8], name: String, path: String) throws(RasterError) -> Reference {
    let info = try ImageInfo.read(bytes)
    guard info.orientation == 1, !info.isAnimated else { return try rewritten(bytes, info, name: name, path: path) }
    // A damaged or shortened file throws here, before anyone is paid for refusing it.
    _ = try Decoder.bitmap(bytes, fitting: Size(width: 64, height: 64))
    return Reference(
      name: name, path: path, mediaType: info.format.mediaType, width: info.width, height: info.height, bytes: bytes)
  }

  /// The first picture, turned upright, in a file of its own.
  private func rewritten(
    _ bytes: [UInt8], _ info: ImageInfo, name: String, path: String
  ) throws(RasterError) -> Reference {
    let bitmap = try Decoder.bitmap(bytes)
    let isJPEG = info.format == .jpeg || bitmap.isOpaque
    let file = isJPEG ? try Encoder.jpeg(bitmap, quality: 92) : try Encoder.png(bitmap)
    guard file.count <= Self.limit else { throw .tooLarge(width: bitmap.width, height: bitmap.height) }
    let deeds = [info.orientation == 1 ? nil : "turned upright", info.isAnimated ? "its first picture taken" : nil]
    return Reference(
      name: name, path: path, mediaType: isJPEG ? "image/jpeg" : "image/png", width: bitmap.width,
      height: bitmap.height, bytes: file, treatment: deeds.compactMap { $0 }.joined(separator: ", "))
  }
}
