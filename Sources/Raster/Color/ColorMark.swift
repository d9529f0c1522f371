/// What a file says of the colours of its samples.
enum ColorMark: Equatable {
  /// It says sRGB, or nothing, which means the same.
  case sRGB
  /// An ICC profile.
  case profile([UInt8])
  case curve(TransferCurve, Primaries)

  /// What cameras mean that write no profile, but EXIF's name of this colour space.
  static let adobeRGB = ColorMark.curve(.power(563 / 256), .adobeRGB)

  /// Whether the picture looks another one where nobody minds the mark.
  var isPlain: Bool {
    switch self {
    case .sRGB: true
    case .curve(let curve, let primaries): curve == .sRGB && primaries == .sRGB
    case .profile: false
    }
  }
}
