import Domain

extension SettingsDocument {
  /// Names in the file that look like limits of spending and are none that this program knows: misspelt ones must not mean
  /// that there is no limit.
  var strangeLimits: [String] { (tree.entries ?? []).flatMap(Self.strange) }

  private static func strange(_ entry: YAMLTree.Entry) -> [String] {
    guard entry.key == "budget" else { return isLikeBudget(entry) ? [entry.key] : [] }
    guard let limits = entry.value.entries else { return entry.value.isNull ? [] : ["budget"] }
    return limits.map { "budget.\($0.key)" }.filter { name in !Fields.all.contains { $0.id == name } }
  }

  private static func isLikeBudget(_ entry: YAMLTree.Entry) -> Bool {
    guard !sections.contains(entry.key) else { return false }
    if isLikeBudget(folded(entry.key)) { return true }
    return entry.value.entries?.contains { ["perimage", "perday", "permonth"].contains(folded($0.key)) } ?? false
  }

  private static let sections = Set(Fields.all.compactMap { $0.path.first } + ["version", "favourites", aliasPath[0]])

  private static func folded(_ key: String) -> String { key.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// Begins so, or holds the same letters but for two.
  private static func isLikeBudget(_ key: String) -> Bool {
    let word = "budget"
    guard !key.hasPrefix(word) else { return true }
    return (word.count - 1...word.count + 1).contains(key.count) && Array(key).difference(from: Array(word)).count <= 2
  }
}
