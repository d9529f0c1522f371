import ArgumentParser
import Foundation

/// An amount of US dollars as an argument: digits and a point, whatever the locale.
struct DollarAmount: ExpressibleByArgument, Hashable {
  let value: Decimal

  init?(argument: String) {
    let text = argument.hasPrefix("$") ? String(argument.dropFirst()) : argument
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.count <= 2 && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isPlain, text.utf8.contains(where: { $0 != 0x2E }), text.count <= 20,
      let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    else { return nil }
    self.value = value
  }
}
