import Domain

/// A layer with rows or lines to move in.
package protocol ListLayer: Layer {
  var list: ListState { get set }

  /// How many rows or lines there are.
  func count(in model: Model) -> Int
}

extension ListLayer {
  package mutating func move(by steps: Int, in model: Model) { list.move(by: steps, count: count(in: model)) }
  package mutating func choose(row: Int) { list.cursor = row }
  package func hints(in model: Model) -> [KeyHints.Wanted] {
    [([.up, .down], "move"), ([.open], "choose"), ([.back], "close")]
  }
}
