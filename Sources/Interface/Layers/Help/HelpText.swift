import Cells
import Domain

/// The help: a fold over the keymap, grouped, with the panels and signs explained.
package struct HelpText: Sendable {
  private let keymap: Keymap
  private let glyphs: Glyphs
  /// The groups that come first.
  private let first: [Action.Group]
  /// Whether text is typed in the place below, so that the keys for that come first of all.
  private let isWriting: Bool
  /// The columns of what a key does; nil where it is not wrapped.
  private var width: Int?
  /// What comes before all keys.
  private var opening: [Section] = []

  package init(keymap: Keymap, glyphs: Glyphs, first: [Action.Group] = [], isWriting: Bool = false) {
    self.keymap = keymap
    self.glyphs = glyphs
    self.first = first
    self.isWriting = isWriting
  }

  /// The keys of the place below the help come first.
  init(_ model: Model) {
    let place = model.contextBelow
    self.init(
      keymap: model.keymap, glyphs: model.look.glyphs, first: Self.groups(of: model),
      isWriting: [.text, .style].contains(place))
    width = ReadingView.width(model.size) - ReadingView.keyWidth
    opening = HelpOpening(model).sections
  }

  /// What is done in the place below, the most particular first.
  static func groups(of model: Model) -> [Action.Group] { model.contextBelow.groups(on: model.panel) }

  private var groups: [Action.Group] { first + Action.Group.allCases.filter { !first.contains($0) } }

  var lines: [ReadingView.Line] { lines(matching: "") }

  /// The rows that hold every word, under the headings that have any; a heading that holds them has all its rows.
  func lines(matching text: String) -> [ReadingView.Line] {
    let words = text.lowercased().split(separator: " ")
    func fits(_ line: String) -> Bool {
      let line = line.lowercased()
      return words.allSatisfy { line.contains($0) }
    }
    let found = sections.compactMap { heading, rows -> [ReadingView.Line]? in
      let kept = fits(heading.text) ? rows : rows.filter { fits("\($0.key) \($0.text) \(heading.text)") }
      return kept.isEmpty ? nil : [heading] + kept.flatMap(wrapped)
    }
    return Array(found.joined(separator: [ReadingView.Line("")]))
  }

  /// What has no room on one line goes on below, in its column.
  private func wrapped(_ line: ReadingView.Line) -> [ReadingView.Line] {
    guard let width, !line.key.isEmpty, DisplayWidth.of(line.text) > width else { return [line] }
    let text = WrappedText(line.text, width: max(8, width))
    return text.lines.enumerated().map { place, part in
      ReadingView.Line(text.text(of: part), key: place == 0 ? line.key : " ", role: line.role)
    }
  }

  typealias Section = (heading: ReadingView.Line, rows: [ReadingView.Line])

  private var sections: [Section] {
    let ofActions = groups.map { group -> Section in
      let isHere = first.contains(group)
      return (
        ReadingView.Line(group.rawValue + (isHere ? " · here" : ""), role: isHere ? .accent : .title),
        Self.merged(group).map { ReadingView.Line($0.summary, key: glyphs.spell(keys(of: $0.actions))) }
      )
    }
    let ofText: Section = (
      ReadingView.Line(Self.writing + (isWriting ? " · here" : ""), role: isWriting ? .accent : .title),
      TextKeys.rows.map { ReadingView.Line($0.words, key: glyphs.spell($0.keyNames)) }
    )
    return opening + (isWriting ? [ofText] + ofActions : ofActions + [ofText]) + [
      (ReadingView.Line("Signs", role: .title), signs)
    ]
  }

  private static let writing = "Where text is typed"

  /// Rows as the documentation prints them: group, keys, summary.
  package var rows: [(group: String, keys: String, summary: String)] {
    Action.Group.allCases.flatMap { group in
      Self.merged(group).map { (group.rawValue, keys(of: $0.actions), $0.summary) }
    } + TextKeys.rows.map { (Self.writing, $0.keyNames, $0.words) }
  }

  /// Actions of a group; those that share words share a row, which stands first.
  private static func merged(_ group: Action.Group) -> [(actions: [Action], summary: String)] {
    let all = ActionRows.all.filter { $0.group == group }
    let sharing = all.filter { $0.shared != nil && !$0.keys.isEmpty }
    let own = all.filter { $0.shared == nil }.map { ([$0.action], $0.summary) }
    guard let words = sharing.first?.shared else { return own }
    return [(sharing.map(\.action), words)] + own
  }

  private func keys(of actions: [Action]) -> String {
    var seen: [String] = []
    for binding in keymap.bindings where actions.contains(binding.action) && !seen.contains(binding.key.name) {
      seen.append(binding.key.name)
    }
    return (actions.count > 1 ? Self.runs(seen) : seen).joined(separator: " ")
  }

  /// `1-9 0` for the ten digits: keys that follow each other are said by the first and the last.
  private static func runs(_ keys: [String]) -> [String] {
    var runs: [(first: String, last: String)] = []
    for key in keys {
      if let last = runs.last?.last, let before = Int(last), Int(key) == before + 1 {
        runs[runs.count - 1].last = key
      } else {
        runs.append((key, key))
      }
    }
    return runs.map { $0.first == $0.last ? $0.first : "\($0.first)-\($0.last)" }
  }

  private var signs: [ReadingView.Line] {
    [
      (CapabilityStatus.Level.ok, "ready"), (.warning, "ready, but read the reason on its panel"),
      (.error, "does not work"), (.disconnected, "not tried yet, or out of reach"),
      (.notConfigured, "no backend is set"),
    ].map { ReadingView.Line($0.1, key: glyphs.level($0.0)) }
      + [
        ReadingView.Line("changed from its default", key: glyphs.changed),
        ReadingView.Line("recommended by Talemate", key: glyphs.recommended),
        ReadingView.Line("favourite", key: glyphs.star),
      ]
  }
}

extension KeyContext {
  /// What is done there, the most particular first.
  fileprivate func groups(on panel: Panel) -> [Action.Group] {
    switch self {
    case .gallery, .picture, .choosing: [.gallery, .result]
    case .result, .largeResult: [.result]
    case .slides: [.result, .gallery]
    case .picker: [.picker]
    case .style: [.styles]
    case .text: [.creating]
    case .files: [.references]
    case .jobs: [.queue]
    case .form, .styles, .gateway: panel.row?.groups ?? []
    case .filter, .question, .reading: [.moving]
    }
  }
}
