import Cells

/// How large a picture is wanted, in pixels, upright.
package enum DecodeWish: Equatable, Sendable {
  case whole
  /// At least as large as a box on both sides where the picture is; for what is scaled again.
  case covering(Size)
  /// This size, each pixel the mean light of exactly the area it covers; no side larger than the picture's.
  case exactly(Size)
}
