import CPNG

extension Decoder {
  /// Gives back to the system what decoding took and set free: a few megabytes for each large picture, which would stay with
  /// the program otherwise. Takes about a millisecond.
  package static func releaseMemory() { cpng_release_memory() }
}
