import Domain
import Foundation
import Raster
import Runtime

/// Where results go: the path the user named, else the review queue; nothing that was paid for is lost.
struct ResultShelf: Sendable {
  var pictures: any PictureStore
  var library: any AssetLibrary
  /// The value of `--output`.
  var output: String?
  var replaces: Bool
  /// Whether prompt, model and settings go into the files.
  var embeds: Bool

  /// A picture on disk, and what is not as it was asked for.
  struct Placement: Sendable {
    var image: SavedImage
    /// Its entry in the library, whose row is to be written; nil when the library could not take it.
    var asset: Asset?
    /// One sentence each; none when all is well.
    var remarks: [String]
    /// Why it is not where the user wanted it.
    var failure: Failure?
  }

  /// Whether all images of an order can be put where the user wants them, asked before anything is sent and paid for.
  ///
  /// - Throws: a `.usage` failure that names the first that cannot.
  func check(count: Int) throws(Failure) {
    guard let output else { return }
    for number in 1...max(1, count) {
      let path = UserPath(NumberedName.numbered(output, number)).absolute
      do throws(Failure) {
        try pictures.checkWriting(to: path, replacing: replaces)
      } catch {
        var failure = error
        let isInTheWay = !replaces && (try? pictures.checkWriting(to: path, replacing: true)) != nil
        failure.advice = "Nothing was sent. " + (isInTheWay ? "Use --force to replace the file." : failure.advice)
        throw failure
      }
    }
  }

  /// Puts the file where it belongs, and nothing else: its row follows, see `note`.
  ///
  /// - Parameter number: counts all images of the order from 1; later ones get `-2`, `-3` before the extension.
  /// - Throws: a `.storage` failure when no folder at all takes the picture.
  func place(_ image: GeneratedImage, as asset: Asset, number: Int) throws(Failure) -> Placement {
    guard let output else { return try keep(image, as: asset, after: nil) }
    let path = UserPath(NumberedName.numbered(output, number)).absolute
    let bytes = embeds ? library.marked(image.bytes, with: asset) : image.bytes
    do throws(Failure) {
      try pictures.write(bytes, to: path, replacing: replaces)
      var placed = placement(image, path, remark: Self.remark(path, image.mediaType))
      placed.asset = library.claimed(bytes, at: path, as: asset)
      return placed
    } catch {
      let isThere = !replaces && FileManager.default.fileExists(atPath: path)
      return try keep(image, as: asset, after: error, advice: isThere ? " Use --force to replace the file." : "")
    }
  }

  /// Writes the rows of pictures that are in their places.
  ///
  /// - Returns: why they could not be written; nil when all is well.
  func note(_ assets: [Asset]) -> Failure? {
    do throws(Failure) {
      try library.note(assets)
      return nil
    } catch {
      return error
    }
  }

  /// The review queue, else the current folder, else the one for temporary files.
  ///
  /// - Parameter reason: why the picture is not where the user wanted it.
  private func keep(
    _ image: GeneratedImage, as asset: Asset, after reason: Failure?, advice: String = ""
  ) throws(Failure) -> Placement {
    do throws(Failure) {
      let kept = try library.keep(image.bytes, as: asset, embedding: embeds)
      let path = library.path(of: kept)
      var placed = placement(image, path, failure: reason.map { Self.failure($0, path, advice) })
      placed.asset = kept
      return placed
    } catch {
      guard let path = Refuge(pictures).keep(image) else { throw Self.lost(reason ?? error) }
      return placement(image, path, failure: Self.failure(reason ?? error, path, advice))
    }
  }

  private static func failure(_ reason: Failure, _ path: String, _ advice: String) -> Failure {
    Failure(
      .storage, reason.title, advice: "The picture is not lost: it is at \(Harmless.line(path)).\(advice)", billed: .yes
    )
  }

  private static func lost(_ reason: Failure) -> Failure {
    Failure(.storage, reason.title, advice: "The picture could not be saved anywhere and is lost.", billed: .yes)
  }

  private func placement(
    _ image: GeneratedImage, _ path: String, remark: String? = nil, failure: Failure? = nil
  ) -> Placement {
    let info = try? ImageInfo.read(image.bytes)
    let remarks = [remark, Self.isDamaged(image.bytes) ? "The picture is damaged; it was saved as it came." : nil]
    return Placement(
      image: SavedImage(
        path: path, mediaType: image.mediaType, width: info?.width, height: info?.height, bytes: image.bytes),
      remarks: remarks.compactMap { $0 }, failure: failure)
  }

  /// Formats that are not decoded here are nobody's fault.
  private static func isDamaged(_ bytes: [UInt8]) -> Bool {
    do throws(RasterError) {
      try Decoder.check(bytes)
      return false
    } catch {
      if case .corrupt(let format, _) = error { return format.isDecodable }
      return false
    }
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
