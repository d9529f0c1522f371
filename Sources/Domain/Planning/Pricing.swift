import Foundation

/// Prices of the providers that may serve, applied to requests. Nothing is invented: a line that needs a count nobody
/// knows before (tokens) makes the price unknown.
package struct Pricing: Sendable {
  package var endpoints: [ImageEndpoint]

  package init(endpoints: [ImageEndpoint]) { self.endpoints = endpoints }

  package func estimate(_ requests: [ImageRequest]) -> Estimate {
    guard !endpoints.isEmpty else { return .unknown("no provider states a price") }
    var low: Decimal = 0
    var high: Decimal = 0
    for request in requests {
      let costs = endpoints.compactMap { cost(of: request, at: $0.prices) }
      guard costs.count == endpoints.count, let least = costs.min(), let most = costs.max() else {
        return .unknown(reason)
      }
      low += least
      high += most
    }
    return .range(low: low, high: high)
  }

  private var reason: String {
    if endpoints.allSatisfy({ $0.prices.isEmpty }) { return "no provider states a price" }
    let isByTokens = endpoints.contains { $0.prices.contains { $0.billable == "output_image" && $0.unit == "token" } }
    return isByTokens ? "priced by tokens" : "not every provider states a price"
  }

  /// Nil when the lines do not settle it.
  private func cost(of request: ImageRequest, at lines: [PriceLine]) -> Decimal? {
    guard let output = line("output_image", for: request, in: lines) else { return nil }
    let images = Decimal(request.count ?? 1)
    var total: Decimal
    switch output.unit {
    case "image": total = output.cost * images
    case "request": total = output.cost
    case "megapixel": total = output.cost * images * Self.megapixels(request)
    default: return nil
    }
    let references = Decimal(request.references.count)
    for kind in ["input_image", "input_reference"] where !request.references.isEmpty {
      guard let line = line(kind, for: request, in: lines) else { continue }
      switch line.unit {
      case "image", "request": total += line.cost * references
      case "megapixel": total += line.cost * Self.referenceMegapixels(request)
      default: return nil
      }
    }
    return total
  }

  /// The line for the request's quality and resolution, else for its resolution, else its quality, else the base line.
  private func line(_ billable: String, for request: ImageRequest, in lines: [PriceLine]) -> PriceLine? {
    let own = lines.filter { $0.billable == billable }
    let resolution = (request.resolution ?? "1K").lowercased()
    let quality = request.quality?.lowercased()
    let variants = [quality.map { "\($0)_\(resolution)" }, resolution, quality].compactMap { $0 }
    for variant in variants {
      if let line = own.first(where: { $0.variant?.lowercased() == variant }) { return line }
    }
    return own.first { $0.variant == nil } ?? (own.count == 1 ? own.first : nil)
  }

  /// The planned pixels: the tier's area (1K is 1024 × 1024) in millions.
  static func megapixels(_ request: ImageRequest) -> Decimal {
    let side = ResolutionTier.side(request.resolution ?? "1K") ?? 1024
    return Decimal(side * side) / 1_000_000
  }

  private static func referenceMegapixels(_ request: ImageRequest) -> Decimal {
    request.references.reduce(Decimal()) { $0 + Decimal($1.width * $1.height) / 1_000_000 }
  }
}
