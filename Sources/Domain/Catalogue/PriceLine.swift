import Foundation

/// One line of an endpoint's price list.
package struct PriceLine: Hashable, Codable, Sendable {
  /// `output_image`, `input_image`, `input_reference`, `input_text`, …
  package var billable: String
  /// `image`, `megapixel`, `token`, `request`, …
  package var unit: String
  /// US dollars per unit.
  package var cost: Decimal
  /// Which quality or resolution the line is for, e.g. `2k` or `low_1k`; nil is the base line.
  package var variant: String?

  package init(billable: String, unit: String, cost: Decimal, variant: String? = nil) {
    self.billable = billable
    self.unit = unit
    self.cost = cost
    self.variant = variant
  }
}
