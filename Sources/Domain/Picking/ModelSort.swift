/// How the picker orders models.
package enum ModelSort: String, CaseIterable, Hashable, Sendable {
  /// By how well the filter matches; without a filter, the catalogue's own order.
  case relevance
  case name, price, date, context

  package var title: String { rawValue }

  /// The next one, round and round.
  package var next: ModelSort {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
