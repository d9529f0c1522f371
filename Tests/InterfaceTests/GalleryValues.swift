import Cells
import Domain
import Foundation
import Raster
import Testing

@testable import Interface

extension GalleryItem {
  /// A picture of the library that fits any query.
  static func make(_ number: Int, state: AssetState = .reviewQueue, name: String? = nil) -> GalleryItem {
    var asset = Asset(id: id(number), created: Date(timeIntervalSince1970: 1_795_000_000 - Double(number) * 60))
    asset.file = "picture-\(number).png"
    asset.state = state
    asset.name = name
    asset.mediaType = "image/png"
    (asset.width, asset.height, asset.byteCount) = (1344, 768, 1_400_000)
    asset.origin.prompt = "Prompt number \(number), with a fox"
    asset.origin.model = "google/gemini-2.5-flash-image"
    asset.origin.visType = .sceneIllustration
    asset.cost = Decimal(number) / 100
    asset.seconds = 21.3
    asset.tags = ["fox"]
    asset.request = ImageRequest(route: .images, model: asset.origin.model, prompt: "Sent \(number)", seed: 7)
    return GalleryItem(asset, path: "/pictures/picture-\(number).png")
  }

  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}

extension Model {
  /// The gallery with so many pictures, the newest first, all that is seen of them loaded.
  static func gallery(_ count: Int, _ width: Int = 80, _ height: Int = 24, panel: Panel = .gallery) -> Model {
    var model = Model.make(width, height, panel: panel)
    model.today = Date(timeIntervalSince1970: 1_795_000_000)
    model.gallery.asked.query = nil
    model.serve(model.update(.ticked(1, today: model.today)), of: count)
    return model
  }

  /// Answers what effects ask of a library of so many pictures.
  mutating func serve(_ effects: [Effect], of count: Int) {
    var waiting = effects
    while !waiting.isEmpty {
      guard case .gallery(let effect) = waiting.removeFirst() else { continue }
      for message in Self.answers(effect, count) { waiting += update(.gallery(message)) }
    }
  }

  private static func answers(_ effect: GalleryEffect, _ count: Int) -> [GalleryMessage] {
    let all = (0..<count).map { GalleryItem.make($0) }
    switch effect {
    case .list(let query):
      let fitting = all.filter { query.text.isEmpty || $0.asset.origin.prompt.contains(query.text) }
      var holdings = Holdings()
      holdings.states = [.reviewQueue: count]
      holdings.models = [.init("google/gemini-2.5-flash-image", count)]
      return [
        .listed(
          GalleryListing(query: query, ids: fitting.map(\.id), holdings: holdings, first: Array(fitting.prefix(4))))
      ]
    case .load(let ids): return [.items(all.filter { ids.contains($0.id) })]
    case .thumbnails(let wishes):
      return wishes.map { .thumbnail($0, AssetPicture(bitmap: Bitmap(width: 48, height: 27, red: 90, green: 60))) }
    case .large(let wish):
      return [.large(wish, AssetPicture(bitmap: Bitmap(width: 64, height: 36, red: 20, green: 160)))]
    default: return []
    }
  }
}

extension Model {
  func isEditing(_ ref: FieldRef) -> Bool {
    if case .textBox(let open)? = editor { open == ref } else { false }
  }
}

/// Those of the gallery among effects.
func galleryEffects(_ effects: [Effect]) -> [GalleryEffect] {
  effects.compactMap { if case .gallery(let effect) = $0 { effect } else { nil } }
}
