/// Pairs of pictures, of which the better one goes on, until one is left.
package struct Tournament: Hashable, Sendable {
  /// Those that have not lost; the first two are the pair that is seen.
  private var standing: [String]
  package private(set) var played = 0
  /// How many pairs there are in all.
  package let total: Int

  /// - Parameter ids: two or more pictures.
  package init(_ ids: [String]) {
    standing = ids
    total = max(0, ids.count - 1)
  }

  /// The pair that is seen; nil when it is over.
  package var pair: [String]? { standing.count > 1 ? Array(standing.prefix(2)) : nil }

  /// The one that is left.
  package var winner: String? { standing.count == 1 ? standing.first : nil }

  /// Pairs that are still to be seen, this one as well.
  package var left: Int { total - played }

  /// The better one goes to the end of the line, so that it meets others that have won; the other one is out.
  package mutating func win(_ place: Int) {
    guard standing.count > 1, (0...1).contains(place) else { return }
    let better = standing[place]
    standing.removeFirst(2)
    standing.append(better)
    played += 1
  }
}
