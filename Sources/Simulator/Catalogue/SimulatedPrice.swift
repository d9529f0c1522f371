/// One line of an endpoint's price list.
struct SimulatedPrice: Equatable, Sendable {
  /// What is billed, e.g. `output_image`.
  let billable: String
  /// Per what: `image`, `megapixel`, `token` or `request`.
  let unit: String
  /// US dollars per unit.
  let cost: Double
  /// Which size or quality the line is for, e.g. `2k`; nil for the base line.
  let variant: String?

  init(_ row: WireJSON) {
    billable = row["billable"]?.string ?? ""
    unit = row["unit"]?.string ?? ""
    cost = row["cost_usd"]?.double ?? 0
    variant = row["variant"]?.string
  }
}
