import Foundation

/// What is typed into the picker: words that must all be found, and conditions.
///
/// `in:image`, `out:text`, `provider:google`, `<0.05` (price of an image), `:free`; everything else is matched fuzzily
/// against id and name.
package struct ModelQuery: Hashable, Sendable {
  package private(set) var words: [[UInt8]] = []
  package private(set) var inputs: [Modality] = []
  package private(set) var outputs: [Modality] = []
  package private(set) var providers: [String] = []
  package private(set) var priceBelow: Decimal?
  package private(set) var onlyFree = false

  package init(_ text: String) {
    for part in text.lowercased().split(whereSeparator: \.isWhitespace) { read(String(part)) }
  }

  package var isEmpty: Bool { words.isEmpty && !hasConditions }

  /// Whether more than words is asked for.
  package var hasConditions: Bool {
    !inputs.isEmpty || !outputs.isEmpty || !providers.isEmpty || priceBelow != nil || onlyFree
  }

  private mutating func read(_ part: String) {
    if let value = part.after("in:") {
      inputs.append(Modality(rawValue: value))
    } else if let value = part.after("out:") {
      outputs.append(Modality(rawValue: value))
    } else if let value = part.after("provider:") {
      providers.append(value)
    } else if let price = part.after("<").flatMap(Self.price) {
      priceBelow = price
    } else if part == ":free" {
      onlyFree = true
    } else {
      words.append(Array(part.utf8))
    }
  }
}

extension ModelQuery {
  /// An amount in US dollars; nil for a word that only begins like one.
  fileprivate static func price(_ text: String) -> Decimal? {
    let digits = text.hasPrefix("$") ? String(text.dropFirst()) : text
    let isNumber = digits.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
    return isNumber && digits != "." ? Decimal(string: digits) : nil
  }
}

extension String {
  /// What follows a beginning; nil when it does not begin so, or nothing follows.
  fileprivate func after(_ beginning: String) -> String? {
    hasPrefix(beginning) && count > beginning.count ? String(dropFirst(beginning.count)) : nil
  }
}
