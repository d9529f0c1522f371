import Foundation

/// All that a prompt with wildcards can become, in order, as long as that is little.
struct WildcardTable {
  let lists: WildcardLists
  let limit: Int

  /// Nil when there are more than the limit.
  func all(_ nodes: [WildcardNode], in path: [String] = []) throws(Failure) -> [String]? {
    var texts = [""]
    for node in nodes {
      guard let parts = try all(node, in: path), texts.count * parts.count <= limit else { return nil }
      texts = texts.flatMap { text in parts.map { text + $0 } }
    }
    return texts
  }

  private func all(_ node: WildcardNode, in path: [String]) throws(Failure) -> [String]? {
    switch node {
    case .words(let words): return [words]
    case .file(let name):
      var choices: [[WildcardNode]] = []
      for line in try lists.lines(of: name, in: path).prefix(limit + 1) {
        choices.append(try WildcardParser.nodes(of: line))
      }
      return try each(of: choices, in: path + [name])
    case .group(let group):
      guard let count = group.count else { return try each(of: group.options, in: path) }
      return try all(group, count, in: path)
    }
  }

  private func each(of choices: [[WildcardNode]], in path: [String]) throws(Failure) -> [String]? {
    var texts: [String] = []
    for choice in choices {
      guard let more = try all(choice, in: path), texts.count + more.count <= limit else { return nil }
      texts += more
    }
    return texts
  }

  private func all(_ group: WildcardGroup, _ count: ClosedRange<Int>, in path: [String]) throws(Failure) -> [String]? {
    let options = try lists.options(of: group, in: path)
    try WildcardLists.check(count, of: options.choices.count)
    var texts: [String] = []
    for wanted in count {
      guard let combinations = Self.combinations(wanted, of: options.choices.count, limit: limit) else { return nil }
      for places in combinations {
        guard let more = try joined(places.map { options.choices[$0] }, group.separator, in: options.path),
          texts.count + more.count <= limit
        else { return nil }
        texts += more
      }
    }
    return texts
  }

  private func joined(
    _ choices: [[WildcardNode]], _ separator: String, in path: [String]
  ) throws(Failure) -> [String]? {
    var lists: [[String]] = [[]]
    for choice in choices {
      guard let parts = try all(choice, in: path), lists.count * parts.count <= limit else { return nil }
      lists = lists.flatMap { list in parts.map { list + [$0.trimmingCharacters(in: .whitespaces)] } }
    }
    return lists.map { $0.filter { !$0.isEmpty }.joined(separator: separator) }
  }

  /// All ways to take so many places out of a list, in order; nil when there are more than the limit.
  static func combinations(_ wanted: Int, of count: Int, limit: Int) -> [[Int]]? {
    var found: [[Int]] = [[]]
    for place in 0..<wanted {
      found = found.flatMap { taken in
        ((taken.last.map { $0 + 1 } ?? 0)..<max(count - (wanted - place) + 1, taken.last.map { $0 + 1 } ?? 0))
          .prefix(limit + 1).map { taken + [$0] }
      }
      guard found.count <= limit else { return nil }
    }
    return found
  }
}
