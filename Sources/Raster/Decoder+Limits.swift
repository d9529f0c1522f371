extension Decoder {
  /// The largest pictures that are decoded; larger ones are refused from their header, before any memory is taken.
  package struct Limits: Sendable {
    /// Pixels on one side.
    package var side: Int
    /// Pixels altogether.
    package var pixels: Int
    /// Bytes of a decoded picture, and of a decoder's own working memory.
    package var bytes: Int
    /// Passes over the picture that a JPEG may ask for.
    package var scans: Int

    package init(side: Int = 16384, pixels: Int = 64 << 20, bytes: Int = 256 << 20, scans: Int = 500) {
      self.side = side
      self.pixels = pixels
      self.bytes = bytes
      self.scans = scans
    }

    package static let standard = Limits()

    func check(_ info: ImageInfo) throws(RasterError) {
      // The sides are checked first, so their product cannot overflow.
      guard info.width <= side, info.height <= side, info.width * info.height <= min(pixels, bytes / 4) else {
        throw .tooLarge(width: info.width, height: info.height)
      }
    }
  }
}
