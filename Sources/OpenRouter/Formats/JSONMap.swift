/// A map to be written, from which nil values stay out.
struct JSONMap {
  private var pairs: [(name: String, value: JSONTree)] = []

  var tree: JSONTree { .map(pairs) }
  var treeUnlessEmpty: JSONTree? { pairs.isEmpty ? nil : tree }

  mutating func add(_ name: String, _ value: JSONTree?) {
    if let value { pairs.append((name, value)) }
  }

  mutating func add(_ name: String, _ text: String?) { add(name, text.map { .text($0) }) }
  mutating func add(_ name: String, _ number: Int?) { add(name, number.map { .whole($0) }) }
}
