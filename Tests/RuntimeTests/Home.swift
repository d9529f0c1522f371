import Domain
import Foundation
import Raster
import Storage

/// A folder of its own with a real library in it, gone with the test.
final class Home: Sendable {
  let paths: Paths
  let pictures: DiskPictureStore
  let library: GRDBLibrary
  let ledger: GRDBLedger
  let prompts: GRDBPromptHistory
  let thumbnails: DiskThumbnailCache

  init() {
    paths = Paths(environment: ["VISUALIZER_HOME": NSTemporaryDirectory() + "visualizer-\(UUID().uuidString)"])
    _ = paths.prepare()
    pictures = DiskPictureStore(paths: paths)
    let database = LibraryDatabase(paths: paths)
    library = GRDBLibrary(database, store: pictures)
    ledger = GRDBLedger(database)
    prompts = GRDBPromptHistory(database)
    thumbnails = DiskThumbnailCache(paths: paths)
  }

  deinit { try? FileManager.default.removeItem(atPath: (paths.data as NSString).deletingLastPathComponent) }

  /// A picture in the review queue, made by a request with a seed.
  @discardableResult
  func add(_ prompt: String, references: [Reference] = []) throws -> Asset {
    var asset = Asset(id: Asset.newID(), created: Date())
    asset.origin.prompt = prompt
    asset.origin.model = "google/gemini-2.5-flash-image"
    asset.cost = 0.039
    asset.request = ImageRequest(route: .images, model: asset.origin.model, prompt: prompt + ", sent", seed: 7)
    asset.request?.references = references
    let bytes = try Encoder.png(Bitmap(width: 160, height: 90, red: 200, green: 80, blue: 30))
    return try library.add(bytes, as: asset, embedding: true)
  }
}
