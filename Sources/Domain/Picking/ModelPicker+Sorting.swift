import Foundation

extension ModelPicker {
  /// Favourites first, then by the chosen order; models without the sorted value come last.
  func sorted(_ positions: [Int32]) -> [Int32] {
    let models = index.models
    let sorted: [Int32]
    switch sort {
    case .relevance: sorted = positions
    case .name: sorted = positions.sorted { models[Int($0)].id < models[Int($1)].id }
    case .price: sorted = positions.sorted { priceKey($0) < priceKey($1) }
    case .date: sorted = positions.sorted { (models[Int($0)].created ?? 0) > (models[Int($1)].created ?? 0) }
    case .context:
      sorted = positions.sorted { (models[Int($0)].contextLength ?? 0) > (models[Int($1)].contextLength ?? 0) }
    }
    guard !favouriteIDs.isEmpty else { return sorted }
    return sorted.filter { favouriteIDs.contains(models[Int($0)].id) }
      + sorted.filter { !favouriteIDs.contains(models[Int($0)].id) }
  }

  private func priceKey(_ position: Int32) -> (Decimal, Int32) {
    (statedPrices[position] ?? Decimal(1_000_000), position)
  }

  /// The cheapest price of one image at the base tier that any of the endpoints states.
  package static func imagePrice(_ endpoints: [ImageEndpoint]) -> Decimal? {
    let request = ImageRequest(route: .images, model: "", prompt: "")
    return endpoints.compactMap { endpoint -> Decimal? in
      guard case .range(let low, _) = Pricing(endpoints: [endpoint]).estimate([request]) else { return nil }
      return low
    }.min()
  }
}
