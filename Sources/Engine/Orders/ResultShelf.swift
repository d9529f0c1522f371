import Domain
import Foundation
import Raster

/// Where results go: the path that the user named, else the review queue; nothing that was paid for is lost.
package struct ResultShelf: Sendable {
  package var pictures: any PictureStore
  /// Nil keeps pictures as mere files.
  package var library: (any AssetLibrary)?
  /// A path as the user typed it; nil is the review queue.
  package var output: String?
  /// Whether `output` is a name without an ending, which gets the one of what came, and a number where that is taken.
  package var addsEnding = false
  /// Whether a file that is there may be replaced.
  package var replaces = false
  /// Whether prompt, model and settings go into the files.
  package var embeds: Bool

  package init(pictures: any PictureStore, library: (any AssetLibrary)?, embeds: Bool) {
    self.pictures = pictures
    self.library = library
    self.embeds = embeds
  }

  /// Whether all images of an order can be put where the user wants them, asked before anything is sent and paid for.
  ///
  /// - Throws: a `.usage` failure that names the first that cannot.
  package func check(count: Int) throws(Failure) {
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
  func place(_ image: GeneratedImage, as asset: Asset, number: Int) -> KeptPicture {
    guard let output else { return keep(image, as: asset, after: nil) }
    let path = path(output, image, number)
    let bytes = embeds ? library?.marked(image.bytes, with: asset) ?? image.bytes : image.bytes
    do throws(Failure) {
      try pictures.write(bytes, to: path, replacing: replaces)
      guard let claimed = library?.claimed(bytes, at: path, as: asset) else { return loose(image, asset, at: path) }
      return KeptPicture(image: image, path: path, asset: claimed, isInLibrary: true)
    } catch {
      let isThere = !replaces && FileManager.default.fileExists(atPath: path)
      return keep(image, as: asset, after: error, advice: isThere ? " Use --force to replace the file." : "")
    }
  }

  /// Where the user has named a folder alone, a name that is taken gives way to the next one: what is there may be a picture
  /// of the same request, paid for before.
  private func path(_ output: String, _ image: GeneratedImage, _ number: Int) -> String {
    guard addsEnding else { return UserPath(NumberedName.numbered(output, number)).absolute }
    let name = output + "." + (KeptPicture.format(of: image)?.fileExtension ?? "bin")
    let wanted = UserPath(NumberedName.numbered(name, number)).absolute
    guard !replaces, pictures.exists(wanted) else { return wanted }
    let others = (2...10_000).lazy.map { UserPath(NumberedName.numbered(name, $0)).absolute }
    return others.first { !pictures.exists($0) } ?? wanted
  }

  /// Writes the rows of pictures that are in their places.
  ///
  /// - Returns: why they could not be written; nil when all is well.
  func note(_ assets: [Asset]) -> Failure? {
    do throws(Failure) {
      try library?.note(assets)
      return nil
    } catch {
      return error
    }
  }

  /// The review queue, else its folder without the library, else the current folder, else the one for temporary files.
  ///
  /// - Parameter reason: why the picture is not where the user wanted it.
  private func keep(
    _ image: GeneratedImage, as asset: Asset, after reason: Failure?, advice: String = ""
  ) -> KeptPicture {
    do throws(Failure) {
      guard let library else { return try keepFile(image, as: asset, after: reason, advice) }
      let kept = try library.keep(image.bytes, as: asset, embedding: embeds)
      let path = library.path(of: kept)
      let failure = reason.map { Self.failure($0, path, advice) }
      return KeptPicture(image: image, path: path, asset: kept, isInLibrary: true, failure: failure)
    } catch {
      let why = reason ?? error
      // The folder may take it although the library does not.
      let path = (try? pictures.keep(image, named: asset.origin.prompt)) ?? Refuge(pictures).keep(image)
      guard let path else { return loose(image, asset, at: "", Self.lost(why)) }
      return loose(image, asset, at: path, Self.failure(why, path, advice))
    }
  }

  private func keepFile(
    _ image: GeneratedImage, as asset: Asset, after reason: Failure?, _ advice: String
  ) throws(Failure) -> KeptPicture {
    let path = try pictures.keep(image, named: asset.origin.prompt)
    return loose(image, asset, at: path, reason.map { Self.failure($0, path, advice) })
  }

  /// A picture that the library does not have.
  private func loose(_ image: GeneratedImage, _ asset: Asset, at path: String, _ failure: Failure? = nil) -> KeptPicture
  {
    var asset = asset
    (asset.file, asset.mediaType, asset.byteCount) = (path, image.mediaType, image.bytes.count)
    return KeptPicture(image: image, path: path, asset: asset, failure: failure)
  }

  private static func failure(_ reason: Failure, _ path: String, _ advice: String) -> Failure {
    Failure(
      .storage, reason.title, advice: "The picture is not lost: it is at \(Harmless.line(path)).\(advice)", billed: .yes
    )
  }

  /// What becomes of the bytes, the front end knows.
  private static func lost(_ reason: Failure) -> Failure { Failure(.storage, reason.title, billed: .yes) }
}
