import Raster

/// A valid request for pictures, with everything the service would decide filled in.
struct ImageOrder: Sendable {
  let model: ImageModel
  let endpoint: SimulatedEndpoint
  let prompt: String
  var seed: Int?
  var count: Int
  let size: PixelSize
  /// The tier the size belongs to, e.g. `2K`.
  let tier: String
  let quality: String?
  let format: ImageFormat
  let compression: Int
  let isTransparent: Bool
  let references: [Bitmap]
  let wantsStream: Bool
}
