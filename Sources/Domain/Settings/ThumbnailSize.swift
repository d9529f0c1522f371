/// How large the thumbnails of the gallery are.
package enum ThumbnailSize: String, CaseIterable, Hashable, Sendable {
  case small, medium, large, largest

  package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The next larger or smaller one; the same at the ends.
  package func stepped(_ steps: Int) -> ThumbnailSize {
    let all = Self.allCases
    let place = (all.firstIndex(of: self) ?? 0) + steps
    return all[min(max(0, place), all.count - 1)]
  }
}
