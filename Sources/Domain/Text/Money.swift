import Foundation

/// Amounts in US dollars as people read them, independent of the locale.
package enum Money {
  /// Two decimals from ten cents up, two significant digits below: `$1.20`, `$0.13`, `$0.039`, `$0.0004`, `$0`.
  package static func text(_ amount: Decimal) -> String {
    guard amount != 0 else { return "$0" }
    let sign = amount < 0 ? "-" : ""
    let size = abs(amount)
    if size < Decimal(string: "0.000001") ?? 0 { return "\(sign)<$0.000001" }
    return "\(sign)$\(padded(rounded(size, digits: digits(for: size))))"
  }

  /// Digits and a point, with or without a dollar sign in front; nil for anything else.
  package static func amount(_ text: String) -> Decimal? {
    let plain = text.hasPrefix("$") ? text.dropFirst() : text[...]
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.count <= 2 && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isPlain, plain.utf8.contains(where: { $0 != 0x2E }), plain.count <= 20 else { return nil }
    return Decimal(string: String(plain), locale: Locale(identifier: "en_US_POSIX"))
  }

  private static func digits(for size: Decimal) -> Int {
    var digits = 2
    var bound = Decimal(sign: .plus, exponent: -1, significand: 1)
    while size < bound, digits < 6 {
      digits += 1
      bound /= 10
    }
    return digits
  }

  private static func rounded(_ size: Decimal, digits: Int) -> Decimal {
    var from = size
    var to = Decimal()
    NSDecimalRound(&to, &from, digits, .plain)
    return to
  }

  private static func padded(_ amount: Decimal) -> String {
    let text = "\(amount)"
    guard let dot = text.firstIndex(of: ".") else { return text + ".00" }
    let decimals = text.distance(from: dot, to: text.endIndex) - 1
    return decimals < 2 ? text + String(repeating: "0", count: 2 - decimals) : text
  }
}
