import Cells
import Domain

extension Form {
  /// The tab Sweep: the prompt, and what it is tried with.
  static func sweep(_ model: Model) -> [FormEntry] {
    let lines = model.size.height
    let gap: [FormEntry] = lines >= 30 ? [.gap] : []
    var entries: [FormEntry] = [.textBox(.prompt, rows: lines >= 36 ? 4 : 2)] + gap
    let axes = model.create.sweep.axes.count
    for place in 0..<min(Sweep.mostAxes, axes + 1) {
      entries.append(.control(.axis(place)))
      if place < axes { entries += [.control(.axisValues(place))] + gap }
    }
    // They go along with every request.
    entries += [.references] + model.create.references.indices.map { .reference($0) } + gap
    return entries + [.plan, .generate]
  }
}
