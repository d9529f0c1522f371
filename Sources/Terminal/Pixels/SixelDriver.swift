import Cells

/// Sixel: a picture is painted over cells in bands of six rows, until text is written there.
struct SixelDriver: PixelDriver {
  /// What was encoded last is kept up to this many bytes, since pictures come back when a dropdown closes.
  private static let mostKept = 16 << 20

  private(set) var shown: [Placement] = []
  private var encoded: [(image: PixelImage, bytes: [UInt8])] = []
  private let encoder: SixelEncoder
  /// In cells. A picture that reaches its last row would scroll it.
  private let screenHeight: () -> Int

  init(colors: Int, screenHeight: @escaping () -> Int) {
    encoder = SixelEncoder(colors: colors)
    self.screenHeight = screenHeight
  }

  mutating func keep(_ wanted: [Placement]) -> PixelRemoval {
    let gone = shown.filter { !wanted.contains($0) }
    shown.removeAll { !wanted.contains($0) }
    return PixelRemoval(spoiled: gone.map(\.rect))
  }

  mutating func add(_ wanted: [Placement], isHasty: Bool) -> [UInt8] {
    guard !isHasty else { return [] }
    var bytes: [UInt8] = []
    for placement in wanted where !shown.contains(placement) && placement.rect.maxY < screenHeight() {
      shown.append(placement)
      bytes += PixelText.move(to: placement.rect.origin) + sixels(of: placement.image)
    }
    return bytes
  }

  mutating func forget() { shown = [] }

  var farewell: [UInt8] { [] }

  private mutating func sixels(of image: PixelImage) -> [UInt8] {
    if let known = encoded.first(where: { $0.image === image }) { return known.bytes }
    let bytes = encoder.bytes(of: image)
    encoded.append((image, bytes))
    while encoded.count > 1, encoded.reduce(0, { $0 + $1.bytes.count }) > Self.mostKept { encoded.removeFirst() }
    return bytes
  }
}
