import Glibc

/// How the samples of a file stand for light.
enum TransferCurve: Equatable, Sendable {
  case sRGB
  case power(Double)
  case video
  /// Of bright pictures: absolute, and relative.
  case perceptual
  case hybrid

  /// By the numbers of H.273, which PNG's cICP uses; nil for those that nobody uses for pictures.
  init?(code: Int) {
    switch code {
    case 1, 6, 14, 15: self = .video
    case 4: self = .power(2.2)
    case 5: self = .power(2.8)
    case 8: self = .power(1)
    case 13: self = .sRGB
    case 16: self = .perceptual
    case 18: self = .hybrid
    default: return nil
    }
  }

  /// Linear light for a sample, both 0 to 1. Of bright pictures 1 is the white of paper; what is brighter stays so.
  func light(_ sample: Double) -> Double {
    switch self {
    case .sRGB: sample <= 0.04045 ? sample / 12.92 : pow((sample + 0.055) / 1.055, 2.4)
    case .power(let exponent): pow(sample, exponent)
    case .video: sample < 0.081 ? sample / 4.5 : pow((sample + 0.099) / 1.099, 1 / 0.45)
    case .perceptual: min(1, Self.perceptual(sample) / 203)
    case .hybrid: min(1, Self.hybrid(sample) / Self.hybrid(0.75))
    }
  }

  /// Candelas of SMPTE ST 2084.
  private static func perceptual(_ sample: Double) -> Double {
    let root = pow(sample, 32 / 2523)
    return 10_000 * pow(max(0, root - 0.8359375) / (18.8515625 - 18.6875 * root), 8192 / 1305)
  }

  /// Scene light of ARIB STD-B67.
  private static func hybrid(_ sample: Double) -> Double {
    sample <= 0.5 ? sample * sample / 3 : (exp((sample - 0.55991073) / 0.17883277) + 0.28466892) / 12
  }
}
