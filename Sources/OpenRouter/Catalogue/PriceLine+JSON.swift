import Domain

extension PriceLine {
  private static func word(_ json: JSON?) -> String? { json?.string.map { Harmless.line($0, limit: 60) } }

  /// Nil when the line names no billable, no unit or no price.
  init?(_ json: JSON) {
    guard let billable = Self.word(json["billable"]), let unit = Self.word(json["unit"]),
      let cost = CatalogueModel.price(json["cost_usd"])
    else { return nil }
    self.init(billable: billable, unit: unit, cost: cost, variant: Self.word(json["variant"]))
  }
}
