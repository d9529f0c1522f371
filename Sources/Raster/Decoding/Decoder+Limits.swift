import Cells

extension Decoder {
  /// The largest pictures that are decoded; larger ones are refused from their header, before any memory is taken.
  ///
  /// These are the same wherever a picture is read: shown, sent or imported.
  package struct Limits: Sendable {
    /// Pixels on one side.
    package var side: Int
    /// Pixels altogether, which bounds the time.
    package var pixels: Int
    /// Bytes that a decoder and the picture it makes may take together, whatever the file says.
    package var bytes: Int
    /// Passes over the picture that a JPEG may ask for.
    package var scans: Int

    package init(side: Int = 65_535, pixels: Int = 256 << 20, bytes: Int = 300_000_000, scans: Int = 500) {
      self.side = side
      self.pixels = pixels
      self.bytes = bytes
      self.scans = scans
    }

    package static let standard = Limits()

    /// Passes that a JPEG of so many pixels may ask for: each goes over all of them, and a small file may ask for hundreds.
    /// Those that programs write have about ten.
    func scans(of size: Size) -> Int { min(scans, max(16, 1_000_000_000 / max(1, size.width * size.height))) }

    func check(_ info: ImageInfo) throws(RasterError) {
      // The sides are checked first, so their product cannot overflow.
      guard info.width <= side, info.height <= side, info.width * info.height <= pixels else {
        throw .tooLarge(width: info.width, height: info.height)
      }
    }

    /// - Parameter held: bytes that the decoder takes besides the picture it makes.
    func check(_ held: Int, _ plan: DecodePlan, _ format: ImageFormat) throws(RasterError) {
      let needed = held + plan.target.width * plan.target.height * 4
      guard needed <= bytes else { throw .needsMemory(format, needed: needed, limit: bytes) }
    }
  }
}
