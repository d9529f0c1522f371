/// How many letters must be changed, added or left out to make one word of another.
package enum EditDistance {
  package static func between(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }

  /// Names that a mistyped one may have meant, nearest first.
  package static func nearest(to text: String, among names: [String], count: Int = 3) -> [String] {
    let wanted = Array(text.lowercased().utf8.prefix(80))
    let near = names.compactMap { name -> (String, Int)? in
      let isBegun = wanted.count > 1 && name.utf8.starts(with: wanted)
      let distance = isBegun ? 0 : between(wanted, Array(name.utf8))
      return distance <= max(min(2, wanted.count - 1), wanted.count / 3) ? (name, distance) : nil
    }
    return near.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(count).map(\.0)
  }
}
