import Foundation

/// Which models to offer one who begins, by what the live catalogue and the providers say, and by no list of names.
package struct ModelAdvice: Sendable {
  /// A model that is offered.
  package struct Offer: Hashable, Sendable {
    package var model: String
    /// Of one image, or of a million tokens that are written, in US dollars; nil where no provider states one.
    package var price: Decimal?
    /// `chosen now`, `new, and cheaper than most`, `cheapest`
    package var reason: String
    /// What the price is for: `image`, `million tokens`.
    package var unit: String

    /// `$0.04 an image`, `price not stated`
    package var priceText: String {
      price.map { "\(Money.text($0)) \(unit == "image" ? "an image" : "for a million tokens")" } ?? "price not stated"
    }
  }

  private let catalogue: Catalogue
  private let endpoints: [String: [ImageEndpoint]]

  /// - Parameter endpoints: of the image models whose price counts.
  package init(catalogue: Catalogue, endpoints: [String: [ImageEndpoint]]) {
    self.catalogue = catalogue
    self.endpoints = endpoints
  }

  /// The model that is chosen, where it can do the work; the newest one of the cheaper half; the cheapest one. The first is the
  /// one to take.
  package func offers(for capability: Capability, chosen: String) -> [Offer] {
    let priced = byPrice(capability)
    let newest = priced.prefix((priced.count + 1) / 2).max { $0.age < $1.age }
    let own = catalogue.model(chosen).flatMap { $0.serves(capability) ? $0 : nil }
    let rows: [(model: CatalogueModel?, reason: String)] = [
      (own, "chosen now"), (newest?.model, "new, and cheaper than most"), (priced.first?.model, "cheapest"),
    ]
    return rows.reduce(into: []) { offers, row in
      guard let model = row.model, !offers.contains(where: { $0.model == model.id }) else { return }
      offers.append(
        Offer(
          model: model.id, price: price(of: model, capability), reason: row.reason,
          unit: capability == .analysis ? "million tokens" : "image"))
    }
  }

  /// A model with its price, and how new it is.
  private struct Priced {
    var model: CatalogueModel
    var price: Decimal
    var age: Int { model.created ?? 0 }
  }

  /// The cheapest first.
  private func byPrice(_ capability: Capability) -> [Priced] {
    let priced = candidates(capability).compactMap { model -> Priced? in
      price(of: model, capability).map { Priced(model: model, price: $0) }
    }
    return priced.sorted { a, b in a.price == b.price ? a.model.id < b.model.id : a.price < b.price }
  }

  /// Models that everybody can use: no free variants, which are limited, and no routers, which choose for themselves.
  private func candidates(_ capability: Capability) -> [CatalogueModel] {
    catalogue.models.filter { model in
      model.serves(capability) && !model.isFreeVariant && model.author != "openrouter" && !model.id.hasPrefix("~")
        && model.expires == nil && (capability == .analysis || model.image != nil)
    }
  }

  /// Nothing for what costs nothing: such models are limited.
  private func price(of model: CatalogueModel, _ capability: Capability) -> Decimal? {
    let price =
      capability == .analysis
      ? model.tokenPrices.completion.map { $0 * 1_000_000 } : endpoints[model.id].flatMap(ModelPicker.imagePrice)
    return price.flatMap { $0 > 0 ? $0 : nil }
  }
}
