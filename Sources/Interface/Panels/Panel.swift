import Domain

/// A place on the rail. Its row says what it is.
package struct Panel: Hashable, Sendable, CustomStringConvertible {
  let id: String

  init(_ id: String) { self.id = id }

  package var description: String { id }
}

extension Panel: CaseIterable {
  package static let all: [Panel] = PanelRows.all.map(\.panel)
  package static var allCases: [Panel] { all }

  /// The keys that go to panels, in the order of the rail: the row of digits, and a letter that nothing else has.
  private static let keys = Array("1234567890Y")

  /// The key that goes to a panel, counted from 1; empty beyond the last.
  static func key(_ number: Int) -> String { number <= keys.count ? String(keys[number - 1]) : "" }

  /// Those on the rail now.
  package static func listed(_ settings: Settings) -> [Panel] { all.filter { $0.isListed(settings) } }

  var row: PanelRow? { PanelRows.row(of: self) }

  package var title: String { row?.title ?? id }
  package var shortTitle: String { row?.shortTitle ?? id }
  package var heading: String { row?.heading ?? title }
  package var section: String? { row?.section }
  package func isListed(_ settings: Settings) -> Bool { row?.isListed(settings) ?? false }
}
