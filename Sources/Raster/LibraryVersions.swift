import CJPEG
import CLCMS
import CPNG
import CWebP

/// Which releases of the picture libraries the program runs with.
package enum LibraryVersions {
  /// Name and version.
  package static var all: [(String, String)] {
    let webp = cwebp_version()
    let lcms = clcms_version()
    return [
      ("libjpeg-turbo", String(cString: cjpeg_version())), ("libpng", String(cString: cpng_version())),
      ("libwebp", "\(webp >> 16).\(webp >> 8 & 255).\(webp & 255)"), ("lcms2", "\(lcms / 1000).\(lcms % 1000 / 10)"),
    ]
  }
}
