import Raster

/// A picture that fills the frame: cut at the sides or above and below, never stretched.
struct ReferenceScene: Scene {
  private let bitmap: Bitmap
  private let scale: Float

  init(_ bitmap: Bitmap, aspect: Float) {
    self.bitmap = bitmap
    scale = min(Float(bitmap.height), Float(bitmap.width) / aspect)
  }

  func color(_ x: Float, _ y: Float) -> Tint {
    let across = x * scale + Float(bitmap.width) / 2 - 0.5
    let down = (y - 0.5) * scale + Float(bitmap.height) / 2 - 0.5
    let (left, top) = (across.rounded(.down), down.rounded(.down))
    let (column, row) = (Int(left), Int(top))
    let upper = mix(bitmap.tint(column, row), bitmap.tint(column + 1, row), across - left)
    let lower = mix(bitmap.tint(column, row + 1), bitmap.tint(column + 1, row + 1), across - left)
    return mix(upper, lower, down - top)
  }
}
