import Raster

/// Framed small pictures along the lower left edge: the references after the first.
struct Insets: Scene {
  private let below: any Scene
  private let pictures: [ReferenceScene]
  private let side: Float
  private let left: Float

  init(below: any Scene, pictures: [Bitmap], stage: Stage) {
    self.below = below
    self.pictures = pictures.map { ReferenceScene($0, aspect: 1) }
    side = stage.unit * 0.24
    left = -stage.aspect / 2 + stage.unit * 0.04
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let bottom: Float = 0.96
    for (index, picture) in pictures.enumerated() {
      let start = left + Float(index) * side * 1.1
      let (u, v) = ((x - start) / side, (y - bottom) / side + 1)
      guard (0...1).contains(u), (0...1).contains(v) else { continue }
      let border = min(u, v, 1 - u, 1 - v)
      return border < 0.05 ? Tint(repeating: 0.96) : picture.color(u - 0.5, v)
    }
    return below.color(x, y)
  }
}
