import Domain
import Foundation
import Raster
import Runtime

/// Where results go: the path the user named, else the review queue; nothing that was paid for is lost.
struct ResultShelf: Sendable {
  var pictures: any PictureStore
  /// The value of `--output`.
  var output: String?
  var replaces: Bool
  /// For the names in the review queue.
  var prompt: String

  /// A picture on disk, and what is not as it was asked for.
  struct Placement: Sendable {
    var image: SavedImage
    /// One sentence; nil when all is well.
    var remark: String?
    /// Why it is not where the user wanted it.
    var failure: Failure?
  }

  /// - Parameter number: counts all images of the order from 1; later ones get `-2`, `-3` before the extension.
  func place(_ image: GeneratedImage, number: Int) throws(Failure) -> Placement {
    guard let output else { return placement(image, try pictures.keep(image, named: prompt)) }
    let path = UserPath(Self.numbered(output, number)).absolute
    do throws(Failure) {
      try pictures.write(image.bytes, to: path, replacing: replaces)
      return placement(image, path, remark: Self.remark(path, image.mediaType))
    } catch {
      return try rescue(image, error, number)
    }
  }

  private func rescue(_ image: GeneratedImage, _ reason: Failure, _ number: Int) throws(Failure) -> Placement {
    let kept = try pictures.keep(image, named: prompt)
    var failure = reason
    failure.billed = .yes
    let advice = replaces ? "" : " Use --force to replace a file."
    failure.advice = "The picture is not lost: it is at \(Harmless.line(kept)).\(advice)"
    return placement(image, kept, failure: failure)
  }

  private func placement(
    _ image: GeneratedImage, _ path: String, remark: String? = nil, failure: Failure? = nil
  ) -> Placement {
    let info = try? ImageInfo.read(image.bytes)
    return Placement(
      image: SavedImage(
        path: path, mediaType: image.mediaType, width: info?.width, height: info?.height, bytes: image.bytes),
      remark: remark, failure: failure)
  }

  static func numbered(_ path: String, _ number: Int) -> String {
    guard number > 1 else { return path }
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[start...].lastIndex(of: "."), dot > start else { return "\(path)-\(number)" }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }

  /// The user's name stays, but a wrong extension is said.
  private static func remark(_ path: String, _ mediaType: String) -> String? {
    let ending = (path as NSString).pathExtension.lowercased()
    let named = ending == "jpeg" ? "jpg" : ending
    let formats = ImageFormat.allCases
    guard formats.contains(where: { $0.fileExtension == named }),
      let real = formats.first(where: { $0.mediaType == mediaType }), real.fileExtension != named
    else { return nil }
    return
      "\(Harmless.line((path as NSString).lastPathComponent, limit: 200)) holds a \(real.label) picture, whatever its name says."
  }
}
