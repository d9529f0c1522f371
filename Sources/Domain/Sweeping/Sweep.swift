/// One prompt tried with every combination of the values of one to three axes. A comparison of models is the sweep of one
/// axis.
package struct Sweep: Hashable, Codable, Sendable {
  /// X, Y and Z.
  package var axes: [SweepAxis]

  package static let mostAxes = 3

  package init(_ axes: [SweepAxis] = []) { self.axes = axes }

  /// The sweep over models alone.
  package init(models: [String]) { self.init(models.isEmpty ? [] : [SweepAxis(.model, models)]) }

  package var isEmpty: Bool { axes.isEmpty }

  /// Without axes that have no value yet.
  package var filled: Sweep { Sweep(axes.filter { !$0.values.isEmpty }) }

  /// How many combinations there are, or a million of still more.
  package var count: Int { axes.isEmpty ? 0 : axes.reduce(1) { min($0 * min($1.values.count, 1000), 1_000_000) } }

  /// Every combination, in the order in which they are sent: the first axis moves fastest.
  package var cells: [SweepCell] {
    guard !isEmpty else { return [] }
    return (0..<count).map { index in
      var rest = index
      var place: [Int] = []
      for axis in axes {
        place.append(rest % axis.values.count)
        rest /= axis.values.count
      }
      return SweepCell(index: index, place: place, values: zip(axes, place).map { $0.values[$1] })
    }
  }

  /// - Throws: a `.usage` failure that says what is not as a sweep must be.
  package func check() throws(Failure) {
    guard (1...Self.mostAxes).contains(axes.count) else {
      throw Failure(
        .usage,
        axes.isEmpty
          ? "The sweep has no axis." : "The sweep has \(axes.count) axes, and \(Self.mostAxes) are the most.",
        advice: "Name one to three, like --x model=ID,ID --y seed=1..4.")
    }
    for axis in axes { try axis.check() }
    if let twice = axes.first(where: { axis in axes.count { $0.subject == axis.subject } > 1 }) {
      throw Failure(.usage, "Two axes of the sweep are about \(twice.subject.title).", advice: "Join their values.")
    }
    guard Rules.images.contains(count) else {
      throw Failure(
        .usage, "The sweep has \(count) combinations, and \(Rules.images.upperBound) are the most.",
        advice: "Take away values.")
    }
  }

  /// `3 × 4 × 2`
  package var size: String { axes.map { String($0.values.count) }.joined(separator: " × ") }

  /// The models that are tried; nil where that is no axis.
  package var models: [String]? {
    get { axes.first { $0.subject == .model }?.values }
    set {
      let place = axes.firstIndex { $0.subject == .model }
      axes.removeAll { $0.subject == .model }
      guard let newValue, !newValue.isEmpty else { return }
      axes.insert(SweepAxis(.model, newValue), at: place ?? 0)
      axes = Array(axes.prefix(Self.mostAxes))
    }
  }

  /// Whether it is about models and nothing else: a comparison.
  package var isOfModels: Bool { axes.count == 1 && axes[0].subject == .model }

  /// `flux.2-pro, seed 3`: what a cell has of its own.
  package func label(of cell: SweepCell) -> String {
    zip(axes, cell.values).map { axis, value in axis.subject.head(of: value) }.joined(separator: ", ")
  }
}

/// One combination of a sweep.
package struct SweepCell: Hashable, Sendable {
  /// Among all of the sweep's cells, from 0.
  package let index: Int
  /// Its place on each axis, from 0.
  package let place: [Int]
  /// Its value of each axis.
  package let values: [String]
}
