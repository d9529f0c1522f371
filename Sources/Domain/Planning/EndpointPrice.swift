import Foundation

/// What one provider's price list says of one request.
struct EndpointPrice {
  static let output = "output_image"
  static let inputs = ["input_image", "input_reference"]
  static let all = [output] + inputs

  private let request: ImageRequest
  private let lines: [PriceLine]
  /// The tier that is worked at: the one asked for, else 1K, else the provider's first.
  private let resolution: String

  init(of request: ImageRequest, at endpoint: ImageEndpoint) {
    self.request = request
    lines = endpoint.prices
    if case .values(let tiers)? = endpoint.parameters[Parameter.resolution.rawValue], !tiers.contains("1K") {
      resolution = request.resolution ?? tiers.first ?? "1K"
    } else {
      resolution = request.resolution ?? "1K"
    }
  }

  /// US dollars from least to most, which differ where the list has several lines that may be meant; nil when the lines
  /// do not settle it.
  var cost: (low: Decimal, high: Decimal)? {
    guard var total = sum(Self.output, images: request.count ?? 1, megapixels: pixels) else { return nil }
    guard !request.references.isEmpty else { return total }
    let pixels = request.references.reduce(Decimal()) { $0 + Decimal($1.width * $1.height) / 1_000_000 }
    for billable in Self.inputs where lines.contains(where: { $0.billable == billable }) {
      guard let more = sum(billable, images: request.references.count, megapixels: pixels) else { return nil }
      total = (total.low + more.low, total.high + more.high)
    }
    return total
  }

  /// The planned megapixels of all images: the tier's area, 1K being 1024 × 1024.
  private var pixels: Decimal {
    let side = ResolutionTier.side(resolution) ?? 1024
    return Decimal(side * side) / 1_000_000 * Decimal(request.count ?? 1)
  }

  private func sum(_ billable: String, images: Int, megapixels: Decimal) -> (low: Decimal, high: Decimal)? {
    let meant = meant(billable)
    var costs: [Decimal] = []
    for line in meant where line.cost >= 0 {
      switch line.unit {
      case "image", "request": costs.append(line.cost * Decimal(images))
      case "megapixel": costs.append(line.cost * megapixels)
      default: return nil
      }
    }
    guard costs.count == meant.count, let low = costs.min(), let high = costs.max() else { return nil }
    return (low, high)
  }

  /// The line for the request's quality and resolution, else for its resolution, else for its quality, else the base
  /// line. Where there is none of these, all that fit the resolution, else all.
  private func meant(_ billable: String) -> [PriceLine] {
    let own = lines.filter { $0.billable == billable }
    let tier = resolution.lowercased()
    let quality = request.quality?.lowercased()
    let variants = [quality.map { "\($0)_\(tier)" }, tier, quality].compactMap { $0 }
    for variant in variants {
      if let line = own.first(where: { $0.variant?.lowercased() == variant }) { return [line] }
    }
    if let base = own.first(where: { $0.variant == nil }) { return [base] }
    let fitting = own.filter { $0.variant?.lowercased().hasSuffix("_\(tier)") == true }
    return fitting.isEmpty ? own : fitting
  }
}
