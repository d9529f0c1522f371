/// What a library holds, for choosing what to see of it; the trash counts under `states` alone.
package struct Holdings: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var value: String
    package var count: Int

    package init(_ value: String, _ count: Int) {
      self.value = value
      self.count = count
    }
  }

  package var states: [AssetState: Int] = [:]
  /// Rows whose file is gone.
  package var missing = 0
  /// Model ids, most pictures first.
  package var models: [Count] = []
  /// Raw values of vis types, most pictures first.
  package var visTypes: [Count] = []
  /// Most pictures first; at most a hundred.
  package var tags: [Count] = []

  package init() {}

  /// Pictures in the review queue and saved ones.
  package var kept: Int { (states[.reviewQueue] ?? 0) + (states[.saved] ?? 0) }
}
