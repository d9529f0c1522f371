import Cells

/// The protocol of kitty inside tmux: the pixels go through to the terminal, and stand-ins for them are text that tmux knows.
///
/// A stand-in says by its colour which picture it belongs to, and by the marks on it which row and column of it it is.
struct TmuxKittyDriver: PixelDriver {
  private(set) var shown: [Placement] = []
  private var store: KittyStore
  private let family: UInt32

  /// - Parameter family: 1-255, the highest byte of all ids, since other programs may use the same terminal.
  init(family: UInt8) {
    self.family = UInt32(max(1, family)) << 24
    store = KittyStore(base: self.family, wrap: Self.throughTmux)
  }

  /// A command for the terminal behind tmux.
  static func throughTmux(_ command: [UInt8]) -> [UInt8] {
    Array("\u{1B}Ptmux;".utf8) + command.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] } + Array("\u{1B}\\".utf8)
  }

  mutating func keep(_ wanted: [Placement]) -> PixelRemoval {
    let gone = shown.filter { !wanted.contains($0) }
    shown.removeAll { !wanted.contains($0) }
    return PixelRemoval(spoiled: gone.map(\.rect))
  }

  mutating func add(_ wanted: [Placement], isHasty: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for placement in wanted where !shown.contains(placement) && Self.canMark(placement.rect) {
      if isHasty, store.id(of: placement.image) == nil { continue }
      bytes += store.makeRoom(keeping: wanted.map(\.image))
      let (image, transmission) = store.hold(placement.image)
      shown.append(placement)
      let rect = placement.rect
      let virtual = KittyCommand(["a": "p", "U": "1", "i": "\(image)", "c": "\(rect.width)", "r": "\(rect.height)"])
      bytes += transmission + Self.throughTmux(virtual.bytes) + standIns(for: image, in: rect)
    }
    return bytes
  }

  mutating func forget() {
    shown = []
    store = KittyStore(base: family, wrap: Self.throughTmux)
  }

  var farewell: [UInt8] { store.deletion(most: .max) }

  /// What more there is is seen nowhere once its stand-ins are gone.
  var rescue: [UInt8] { store.deletion(most: 5) }

  private static func canMark(_ rect: Rect) -> Bool {
    rect.width <= PlaceMarks.all.count && rect.height <= PlaceMarks.all.count
  }

  private func standIns(for image: UInt32, in rect: Rect) -> [UInt8] {
    var bytes = Array("\u{1B}[38;5;\(image & 0xFF)m".utf8)
    for row in 0..<rect.height {
      bytes += PixelText.move(to: Point(x: rect.minX, y: rect.minY + row))
      for column in 0..<rect.width {
        for scalar in [
          PlaceMarks.standIn, PlaceMarks.all[row], PlaceMarks.all[column], PlaceMarks.all[Int(image >> 24)],
        ] {
          bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
      }
    }
    return bytes + Array("\u{1B}[m".utf8)
  }
}
