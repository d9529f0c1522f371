import Cells
import Domain
import Engine
import Interface
import Media
import Raster
import Synchronization

/// Decodes the gallery's thumbnails, one after the other, beside everything else; only what is wanted last is done.
final class ThumbnailLoader: Sendable {
  /// In pixels: twice the columns of the largest thumbnail.
  static let box = Size(width: 128, height: 128)

  private let services: Services
  private let inbox: Inbox
  private let state = Mutex(State())

  private struct State {
    var waiting: ArraySlice<FileWish> = []
    var isAtWork = false
  }

  init(services: Services, inbox: Inbox) {
    self.services = services
    self.inbox = inbox
  }

  /// Takes the place of what was wanted before.
  func want(_ wishes: [FileWish]) {
    let starts = state.withLock { state in
      state.waiting = wishes[...]
      defer { state.isAtWork = true }
      return !state.isAtWork
    }
    if starts { Task { await work() } }
  }

  private func work() async {
    while let wish = next() {
      inbox.post(.gallery(.thumbnail(wish, load(wish.path))))
      // Requests and answers share the threads with this.
      await Task.yield()
    }
  }

  private func next() -> FileWish? {
    state.withLock { state in
      let wish = state.waiting.popFirst()
      if wish == nil { state.isAtWork = false }
      return wish
    }
  }

  private func load(_ path: String) -> AssetPicture {
    // Smaller ones are of an earlier release, or of pictures that are small themselves.
    if let bytes = services.thumbnails?.load(for: path), let bitmap = try? Decoder.bitmap(bytes, fitting: Self.box),
      max(bitmap.width, bitmap.height) >= Self.box.width
    {
      return AssetPicture(bitmap: bitmap)
    }
    let picture = AssetPicture(reading: path, services.engine.ports.pictures, within: Self.box)
    if let bitmap = picture.bitmap, let bytes = try? Self.encoded(bitmap) {
      services.thumbnails?.save(bytes, for: path)
    }
    return picture
  }

  /// Small on disk, too; JPEG has no transparency.
  private static func encoded(_ bitmap: Bitmap) throws(RasterError) -> [UInt8] {
    bitmap.isOpaque ? try Encoder.jpeg(bitmap, quality: 85) : try Encoder.png(bitmap)
  }
}

extension AssetPicture {
  /// Decoded small enough for a box of pixels.
  init(reading path: String, _ pictures: any PictureStore, within box: Size) {
    do throws(Failure) {
      let preview = Preview(try pictures.read(path, limit: Rules.pictureBytes), within: box)
      self.init(bitmap: preview.bitmap, note: preview.note)
    } catch {
      let isGone = !pictures.exists(path)
      self.init(bitmap: nil, note: isGone ? "file gone" : error.title, isMissing: isGone)
    }
  }
}
