import Cells
import Domain
import Foundation
import Raster

/// A contact sheet before it is drawn: how its pictures are arranged, and what is said of them.
struct SheetWish: Sendable {
  /// One place on the sheet.
  struct Cell: Sendable {
    /// Nil where there is no picture.
    var asset: Asset?
    /// Why there is none.
    var note = ""
    var captions: [String] = []
  }

  /// Rows of cells, with heads where they mean something.
  struct Table: Sendable {
    var title = ""
    /// Names of groups of as many columns each.
    var groups: [String] = []
    var columns: [String] = []
    var rows: [String] = []
    var cells: [[Cell]] = []
  }

  var title: String
  var subtitle = ""
  var tables: [Table]
  var legend: [(name: String, words: String)] = []

  /// Any pictures, side by side: what they share stands once, and below each what it has of its own.
  ///
  /// - Parameter title: nil is what they all were asked for, or their number.
  init(_ assets: [Asset], title: String? = nil) {
    let differences = AssetDifferences(assets)
    let prompt = differences.shared.first { $0.label == "Prompt" }?.value
    self.title = Harmless.line(title ?? prompt ?? Self.count(assets.count), limit: 2000)
    let cells = assets.map { asset in
      Cell(asset: asset, captions: Self.captions(asset, differences.words(of: asset)))
    }
    tables = [Self.grid(cells)]
    subtitle = Self.subtitle(assets)
    legend = Self.legend(differences, without: title == nil ? "Prompt" : "")
  }

  /// Cells without heads, in as many columns as make a page that is easy to look at.
  static func grid(_ cells: [Cell]) -> Table {
    let columns = max(1, min(8, Int((Double(cells.count) * 1.4).squareRoot().rounded(.up)), cells.count))
    return Table(
      cells: stride(from: 0, to: cells.count, by: columns).map { Array(cells[$0..<min($0 + columns, cells.count)]) })
  }

  /// What it has of its own first; its number of pixels says nothing that is not seen.
  private static func captions(_ asset: Asset, _ words: [String]) -> [String] {
    let numbers = numbers(asset)
    guard let first = words.first else { return [numbers] }
    return [first, (words.dropFirst() + [numbers]).joined(separator: " · ")]
  }

  /// `$0.04 · 12 s`
  static func numbers(_ asset: Asset) -> String {
    [asset.cost.map(Money.text), asset.seconds > 0 ? Seconds.text(asset.seconds) : nil].compactMap { $0 }
      .joined(separator: " · ")
  }

  /// `12 pictures · $0.48 · 2026-11-29`
  static func subtitle(_ assets: [Asset]) -> String {
    let costs = assets.compactMap(\.cost)
    let days = Set(assets.map { $0.created.formatted(.iso8601.year().month().day()) }).sorted()
    let span = days.count > 1 ? [days.first, days.last].compactMap { $0 }.joined(separator: " to ") : days.first
    return [count(assets.count), costs.isEmpty ? nil : Money.text(costs.reduce(0, +)), span].compactMap { $0 }
      .joined(separator: " · ")
  }

  static func legend(_ differences: AssetDifferences, without label: String) -> [(name: String, words: String)] {
    differences.shared.filter { $0.label != label }.map { ($0.label, Harmless.line($0.value, limit: 600)) }
  }

  private static func count(_ count: Int) -> String { "\(count) picture\(count == 1 ? "" : "s")" }
}
