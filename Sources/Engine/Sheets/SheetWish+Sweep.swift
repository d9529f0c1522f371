import Domain
import Foundation

extension SheetWish {
  /// - Parameter assets: what the library has of them, by their ids.
  init(_ order: SheetOrder, _ assets: [String: Asset]) {
    let made = order.cells.compactMap { $0.asset.flatMap { assets[$0] } }
    self.init(made, title: order.title)
    guard let sweep = order.sweep, !sweep.isEmpty else { return }
    tables = Self.tables(sweep) { place in
      order.cells.indices.contains(place.index) ? Self.cell(order.cells[place.index], of: sweep, assets) : Cell()
    }
    subtitle = ["\(sweep.size) = \(sweep.count) combinations", Self.subtitle(made)].joined(separator: " · ")
    legend = sweep.axes.map { axis in
      (axis.subject.title, axis.values.map { axis.subject.whole($0) }.joined(separator: ", "))
    }
    let names = Set(sweep.axes.map(\.subject.title) + ["Prompt"])
    legend += AssetDifferences(made).shared.filter { !names.contains($0.label) }.map {
      ($0.label, Harmless.line($0.value, limit: 600))
    }
  }

  /// One axis side by side as it fits; two as a table; three as tables beside or below each other, as makes the better page.
  private static func tables(_ sweep: Sweep, _ cell: (SweepCell) -> Cell) -> [Table] {
    let cells = sweep.cells
    guard sweep.axes.count > 1 else { return [row(of: sweep, cell)] }
    let heads = sweep.axes.map { axis in axis.values.map { axis.subject.head(of: $0) } }
    let layers = (heads.count > 2 ? heads[2] : [""]).enumerated().map { z, title in
      let rows = heads[1].indices.map { y in
        cells.filter { $0.place[1] == y && ($0.place.count < 3 || $0.place[2] == z) }.map(cell)
      }
      return Table(title: title, columns: heads[0], rows: heads[1], cells: rows)
    }
    return standsBeside(layers) ? [joined(layers)] : layers
  }

  private static func row(of sweep: Sweep, _ cell: (SweepCell) -> Cell) -> Table {
    grid(
      sweep.cells.map { place in
        var cell = cell(place)
        cell.captions.insert(sweep.label(of: place), at: 0)
        return cell
      })
  }

  private static let mostColumns = 8

  /// Whether a page with the tables beside each other is nearer to the shape of a screen.
  private static func standsBeside(_ layers: [Table]) -> Bool {
    guard let first = layers.first else { return false }
    let (columns, rows) = (first.columns.count, first.rows.count)
    guard layers.count > 1, columns * layers.count <= mostColumns else { return false }
    let shapes = layers.flatMap { $0.cells.flatMap { $0 } }.compactMap(\.asset).filter { $0.height > 0 }
      .map { Double($0.width) / Double($0.height) }
    let shape = shapes.isEmpty ? 1 : shapes.reduce(0, +) / Double(shapes.count)
    let share = 1.6 / shape
    let beside = Double(columns * layers.count) / Double(rows)
    let below = Double(columns) / Double(rows * layers.count)
    return abs(log(beside / share)) < abs(log(below / share))
  }

  /// One table whose columns are in groups.
  private static func joined(_ layers: [Table]) -> Table {
    Table(
      groups: layers.map(\.title), columns: layers.flatMap(\.columns), rows: layers[0].rows,
      cells: layers[0].cells.indices.map { row in layers.flatMap { $0.cells[row] } })
  }

  private static func cell(_ cell: SheetOrder.Cell, of sweep: Sweep, _ assets: [String: Asset]) -> Cell {
    guard let id = cell.asset else { return Cell(note: cell.note) }
    guard let asset = assets[id] else { return Cell(note: "It is not in the library any more.") }
    // An axis of seeds is named by the heads.
    let isNamed = sweep.axes.contains { $0.subject == .parameter(.seed) }
    let seed = isNamed ? nil : asset.request?.seed.map { "seed \($0)" }
    return Cell(
      asset: asset, captions: [[numbers(asset), seed ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")])
  }
}

extension SweepSubject {
  /// Models with their whole ids.
  fileprivate func whole(_ value: String) -> String {
    self == .model ? Harmless.line(value, limit: 200) : title(of: value)
  }
}
