import CLCMS

/// A conversion of lcms2 from a profile to sRGB.
final class ProfileTransform {
  private let handle: OpaquePointer

  /// Takes over a handle of `clcms_read`.
  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { clcms_free(handle) }

  func convert(_ row: UnsafePointer<UInt8>, to converted: UnsafeMutablePointer<UInt8>, count: Int) {
    clcms_convert(handle, row, converted, UInt32(count))
  }
}
