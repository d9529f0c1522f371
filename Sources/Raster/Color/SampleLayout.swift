/// What the rows of a decoder are made of.
enum SampleLayout: Equatable, Sendable {
  case gray, rgb, rgba
  /// 16 bits a sample, in the machine's order.
  case wideGray, wideRGB, wideRGBA
  /// Cyan, magenta, yellow and black, 255 the most of each; only a profile knows their light.
  case inks

  var channels: Int {
    switch self {
    case .gray, .wideGray: 1
    case .rgb, .wideRGB: 3
    case .rgba, .wideRGBA, .inks: 4
    }
  }

  var isWide: Bool { self == .wideGray || self == .wideRGB || self == .wideRGBA }

  var bytes: Int { channels * (isWide ? 2 : 1) }

  /// Values of a table from samples to light.
  var steps: Int { isWide ? 4096 : 256 }
}
