import Cells
import Domain
import Foundation
import Interface
import Raster

/// The program's own screen with a gallery of pictures, driven by keys, for frames as users see them.
struct GalleryScript {
  /// Most of them move, since what has moved is what a terminal may be asked to scroll.
  static let keys: [Key] =
    Array(repeating: [.up, .down, .down, .pageUp, .pageDown, .escape], count: 6).flatMap { $0 }
    + [.left, .right, .home, .end, .enter, .tab, .backTab, .function(1), .control("o"), .control("d"), .control("u")]
    + "jkhlgGvv *zc?:f/1222TLJ".map { .character($0) }

  private var model: Model
  private let items: [GalleryItem]

  /// - Parameter cell: in pixels, where the terminal shows pictures in real ones.
  init(size: Size, depth: ColorDepth, cell: Size? = nil) {
    items = (0..<60).map(Self.item)
    let dark = ThemeFile(
      name: "dark", roles: ["page": "#212121", "text": "#E0E0E0", "accent": "#9575CD bold", "selected": "#3B3350"])
    let light = ThemeFile(name: "light", inherits: "dark", roles: ["page": "#F3F2F1", "text": "#101010"])
    let look = Look(depth: depth, isUnicode: true, themes: [dark, light], theme: "dark")
    model = Model(settings: Settings(), size: size, look: look)
    if let cell { answer(model.update(.inputs([.pixels(cell)]))) }
    answer(model.start() + model.update(.input(.key(.character("2")))))
  }

  mutating func frame(after key: Key) -> Surface {
    answer(model.update(.ticked(model.now + 2)) + model.update(.input(.key(key))))
    model.prepare()
    return model.frame()
  }

  /// Answers as the library would.
  private mutating func answer(_ effects: [Effect]) {
    var waiting = effects
    while !waiting.isEmpty {
      guard case .gallery(let effect) = waiting.removeFirst() else { continue }
      for message in answers(effect) { waiting += model.update(.gallery(message)) }
    }
  }

  private func answers(_ effect: GalleryEffect) -> [GalleryMessage] {
    switch effect {
    case .list(let query):
      [
        .listed(
          GalleryListing(query: query, ids: items.map(\.id), holdings: Holdings(), first: Array(items.prefix(20))))
      ]
    case .load(let ids): [.items(items.filter { ids.contains($0.id) })]
    case .thumbnails(let wishes): wishes.map { .thumbnail($0, picture(of: $0)) }
    case .large(let wish): [.large(wish, picture(of: wish))]
    default: []
    }
  }

  private func picture(of wish: FileWish) -> AssetPicture {
    let shade = UInt8(clamping: (items.firstIndex { $0.id == wish.id } ?? 0) * 4)
    return AssetPicture(bitmap: Bitmap(width: 48, height: 27, red: shade, green: 90, blue: 255 - shade))
  }

  private static func item(_ number: Int) -> GalleryItem {
    var asset = Asset(id: "picture-\(number)", created: Date(timeIntervalSince1970: 1_795_000_000))
    asset.file = "\(number).png"
    (asset.width, asset.height, asset.byteCount) = (1344, 768, 1_400_000)
    asset.origin.prompt = "Prompt \(number)"
    return GalleryItem(asset, path: "/pictures/\(number).png")
  }
}
