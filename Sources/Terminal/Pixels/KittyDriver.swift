import Cells

/// The protocol of kitty, which Ghostty and Konsole know as well: pictures have ids, lie over the text and are deleted by id.
struct KittyDriver: PixelDriver {
  private struct Item {
    let placement: Placement
    let image: UInt32
    let number: UInt32
  }

  private var store = KittyStore()
  private var items: [Item] = []
  private var lastNumber: UInt32 = 0

  var shown: [Placement] { items.map(\.placement) }

  mutating func keep(_ wanted: [Placement]) -> PixelRemoval {
    var removal = PixelRemoval()
    for item in items where !wanted.contains(item.placement) {
      removal.bytes += KittyCommand(["a": "d", "d": "i", "i": "\(item.image)", "p": "\(item.number)"]).bytes
    }
    items.removeAll { !wanted.contains($0.placement) }
    return removal
  }

  mutating func add(_ wanted: [Placement], isHasty: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for placement in wanted where !shown.contains(placement) {
      if isHasty, store.id(of: placement.image) == nil { continue }
      bytes += store.makeRoom(keeping: wanted.map(\.image))
      let (image, transmission) = store.hold(placement.image)
      lastNumber += 1
      items.append(Item(placement: placement, image: image, number: lastNumber))
      let (rect, number) = (placement.rect, lastNumber)
      bytes += transmission + PixelText.move(to: rect.origin)
      bytes +=
        KittyCommand([
          "a": "p", "i": "\(image)", "p": "\(number)", "c": "\(rect.width)", "r": "\(rect.height)", "C": "1",
        ]).bytes
    }
    return bytes
  }

  mutating func forget() {
    items = []
    store = KittyStore()
  }

  /// A picture that stays where the cursor stands, without an id.
  static func single(_ image: PixelImage, _ cells: Size) -> [UInt8] {
    let command = KittyCommand([
      "a": "T", "t": "d", "f": "24", "o": "z", "s": "\(image.size.width)", "v": "\(image.size.height)",
      "c": "\(cells.width)", "r": "\(cells.height)", "C": "1",
    ])
    return command.pieces(Base64Text.bytes(of: Deflated.bytes(of: image.pixels))).flatMap { $0 }
  }

  var farewell: [UInt8] { KittyCommand(["a": "d", "d": "A"]).bytes }
}
