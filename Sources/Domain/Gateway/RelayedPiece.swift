/// What comes of an answer that is passed on.
package enum RelayedPiece: Hashable, Sendable {
  /// As they came.
  case bytes([UInt8])
  /// Nothing for a while.
  case silence
}
