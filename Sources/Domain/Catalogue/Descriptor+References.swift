extension Descriptor {
  /// How many references one request may carry by this description of `input_references`; nil for none.
  ///
  /// Where no maximum is stated it is sixteen, the most that `POST /images` takes.
  var references: ClosedRange<Int>? {
    switch self {
    case .range(let low, let high): Self.counts(from: low ?? 0, to: high ?? 16)
    case .values(let words): words.compactMap { Int($0) }.max().flatMap { Self.counts(from: 0, to: $0) }
    case .flag: 0...16
    case .unknown: nil
    }
  }

  private static func counts(from low: Int, to high: Int) -> ClosedRange<Int>? {
    high > 0 ? min(max(0, low), high)...high : nil
  }
}
