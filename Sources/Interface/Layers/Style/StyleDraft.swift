import Domain
import Foundation

/// A style while it is edited, with the place of the focus.
package struct StyleDraft: Sendable {
  /// As it was when the layer opened.
  package let original: ImageStyle
  /// Whether saving makes a style of its own; else it changes `original`.
  package let isNew: Bool
  package var part = StylePart.name
  package var kind: StyleKind
  /// Whether it is on its way to the disk.
  package var isSaving = false
  private var buffers: [StylePart: TextBuffer] = [:]

  package init(_ style: ImageStyle, isNew: Bool) {
    original = style
    self.isNew = isNew
    kind = style.kind
    fill(with: style)
  }

  /// The text of a part; empty for parts without.
  package subscript(part: StylePart) -> TextBuffer {
    get { buffers[part] ?? TextBuffer() }
    set { if part.isText { buffers[part] = newValue } }
  }

  /// Puts another style's texts over these.
  package mutating func fill(with style: ImageStyle) {
    kind = style.kind
    for part in StylePart.allCases where part.isText {
      let limit = part == .name ? 400 : 20_000
      buffers[part] = TextBuffer(Self.text(part, of: style), isMultiline: part.isMultiline, limit: limit)
    }
  }

  /// The style as it stands in the fields.
  package var style: ImageStyle {
    var style = original
    style.isStock = false
    style.name = self[.name].text.trimmingCharacters(in: .whitespaces)
    style.kind = kind
    style.positiveKeywords = keywords(.positiveKeywords, original.positiveKeywords)
    style.negativeKeywords = keywords(.negativeKeywords, original.negativeKeywords)
    style.positiveDescriptive = self[.positiveDescriptive].text
    style.negativeDescriptive = self[.negativeDescriptive].text
    style.instructions = self[.instructions].text
    return style
  }

  package var isChanged: Bool {
    kind != original.kind
      || StylePart.allCases.contains { $0.isText && self[$0].text != Self.text($0, of: original) }
  }

  package mutating func movePart(by steps: Int, wrapping: Bool = false) {
    let all = StylePart.allCases
    let next = (all.firstIndex(of: part) ?? 0) + steps
    part = all[wrapping ? (next + all.count) % all.count : min(max(0, next), all.count - 1)]
  }

  /// The neighbouring type; a style's own odd one is left for good.
  package mutating func stepKind(_ direction: Int) {
    let all = StyleKind.choices
    guard let index = all.firstIndex(of: kind) else { return kind = all[0] }
    kind = all[(index + direction + all.count) % all.count]
  }

  /// Keywords of a file may hold commas themselves: untouched ones stay as they were.
  private func keywords(_ part: StylePart, _ old: [String]) -> [String] {
    let text = self[part].text
    return text == old.joined(separator: ", ") ? old : Field.items(of: text)
  }

  private static func text(_ part: StylePart, of style: ImageStyle) -> String {
    switch part {
    case .name: style.name
    case .positiveKeywords: style.positiveKeywords.joined(separator: ", ")
    case .negativeKeywords: style.negativeKeywords.joined(separator: ", ")
    case .positiveDescriptive: style.positiveDescriptive
    case .negativeDescriptive: style.negativeDescriptive
    case .instructions: style.instructions
    case .kind, .save: ""
    }
  }
}

extension StyleKind {
  /// Those that a row of the panel Styles chooses from, in its order.
  package static let choices: [StyleKind] =
    [.art] + VisType.allCases.filter { $0 != .unspecified }.map { .subject($0) }

  package var title: String {
    switch self {
    case .art: "Art style"
    case .subject(let type): type.title
    }
  }

  /// The setting that holds the style chosen for it: `styles.scene-card`.
  package var settingID: String {
    switch self {
    case .art: "styles.art"
    case .subject(let type): "styles." + type.rawValue.lowercased().map { $0 == "_" ? "-" : String($0) }.joined()
    }
  }
}
