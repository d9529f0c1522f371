import ArgumentParser
import Domain
import Foundation

/// An amount of US dollars as an argument: digits and a point, whatever the locale.
struct DollarAmount: ExpressibleByArgument, Hashable {
  let value: Decimal

  init?(argument: String) {
    guard let value = Money.amount(argument) else { return nil }
    self.value = value
  }
}
