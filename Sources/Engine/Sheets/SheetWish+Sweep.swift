import Domain
import Foundation

extension SheetWish {
  /// - Parameter assets: what the library has of them, by their ids.
  init(_ order: SheetOrder, _ assets: [String: Asset]) {
    let made = order.cells.compactMap { $0.asset.flatMap { assets[$0] } }
    self.init(made, title: order.title)
    guard let sweep = order.sweep, !sweep.isEmpty else { return }
    tables = Self.tables(sweep) { place in
      order.cells.indices.contains(place.index) ? Self.cell(order.cells[place.index], assets) : Cell()
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

  /// One axis side by side as it fits; two as a table; three as a table for each value of the third.
  private static func tables(_ sweep: Sweep, _ cell: (SweepCell) -> Cell) -> [Table] {
    let cells = sweep.cells
    guard sweep.axes.count > 1 else {
      return [
        grid(
          cells.map { place in
            var cell = cell(place)
            cell.captions.insert(sweep.label(of: place), at: 0)
            return cell
          })
      ]
    }
    let heads = sweep.axes.map { axis in axis.values.map { axis.subject.head(of: $0) } }
    let depth = heads.count > 2 ? heads[2].count : 1
    return (0..<depth).map { z in
      let rows = heads[1].indices.map { y in
        cells.filter { $0.place[1] == y && ($0.place.count < 3 || $0.place[2] == z) }.map(cell)
      }
      return Table(title: heads.count > 2 ? heads[2][z] : "", columns: heads[0], rows: heads[1], cells: rows)
    }
  }

  private static func cell(_ cell: SheetOrder.Cell, _ assets: [String: Asset]) -> Cell {
    guard let id = cell.asset else { return Cell(note: cell.note) }
    guard let asset = assets[id] else { return Cell(note: "It is not in the library any more.") }
    let seed = asset.request?.seed.map { "seed \($0)" } ?? ""
    return Cell(asset: asset, captions: [[numbers(asset), seed].filter { !$0.isEmpty }.joined(separator: " · ")])
  }
}

extension SweepSubject {
  /// Models with their whole ids.
  fileprivate func whole(_ value: String) -> String {
    self == .model ? Harmless.line(value, limit: 200) : title(of: value)
  }
}
