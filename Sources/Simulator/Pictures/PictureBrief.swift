import Raster

/// What a picture shall show and how large it shall be.
struct PictureBrief: Sendable {
  let reading: PromptReading
  let width: Int
  let height: Int
  let references: [Bitmap]
  let isTransparent: Bool
  /// The same for the same prompt, model, seed and index.
  let hash: UInt64

  /// Without a seed, each call gives another picture.
  init(
    prompt: String, model: String, seed: Int?, index: Int, width: Int, height: Int, references: [Bitmap] = [],
    isTransparent: Bool = false
  ) {
    reading = PromptReading(prompt)
    self.width = width
    self.height = height
    self.references = references
    self.isTransparent = isTransparent
    let number = seed ?? Int.random(in: 0...Int.max)
    hash = Self.hash("\(prompt)\n\(model)\n\(number)\n\(index)")
  }

  var stage: Stage {
    Stage(
      aspect: Float(width) / Float(height), noise: Noise(seed: UInt32(truncatingIfNeeded: hash ^ hash >> 32)),
      reading: reading)
  }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
