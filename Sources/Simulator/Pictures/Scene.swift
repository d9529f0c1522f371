/// Something that can be painted: a colour for every point.
///
/// `y` runs from 0 at the top to 1 at the bottom; `x` is 0 in the middle and has the same scale.
protocol Scene: Sendable {
  func color(_ x: Float, _ y: Float) -> Tint
}

/// What a scene knows about the picture it is painted in.
struct Stage: Sendable {
  /// Width over height.
  let aspect: Float
  let noise: Noise
  let reading: PromptReading

  /// The shorter side in the scale of the scene: sizes in it fit tall and wide pictures.
  var unit: Float { min(1, aspect) }

  /// A random number from 0 to 1 that stays the same for this picture.
  func chance(_ number: Int) -> Float { noise.cell(number, 7919) }
}
