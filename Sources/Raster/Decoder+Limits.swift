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

    /// Passes that a JPEG of so many pixels may ask for: each goes over all of them, and a small file may ask for hundreds.
    /// Those that programs write have about ten.
    func scans(of info: ImageInfo) -> Int {
      min(scans, max(16, 1_000_000_000 / max(1, info.width * info.height)))
    }

    func check(_ info: ImageInfo) throws(RasterError) {
      // The sides are checked first, so their product cannot overflow.
      guard info.width <= side, info.height <= side, info.width * info.height <= min(pixels, bytes / 4) else {
        throw .tooLarge(width: info.width, height: info.height)
      }
    }
  }
}
