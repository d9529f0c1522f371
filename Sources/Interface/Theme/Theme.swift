import Cells
import Domain

/// Colours by role, ready for one kind of terminal.
package struct Theme: Sendable {
  package let name: String
  package let depth: ColorDepth
  private let colors: [Role: RoleColor]

  /// Resolves a theme by name with what it inherits. Roles that no file gives, and words that are no colours, fall back
  /// to the terminal's own.
  package init(named name: String, among files: [ThemeFile], depth: ColorDepth) {
    self.name = name
    self.depth = depth
    var colors: [Role: RoleColor] = [:]
    var next = name
    var seen: Set<String> = []
    while let file = files.last(where: { $0.name == next }), seen.insert(next).inserted {
      for (word, text) in file.roles {
        guard let role = Role(rawValue: word), colors[role] == nil else { continue }
        colors[role] = RoleColor(text)
      }
      next = file.inherits
    }
    self.colors = colors
  }

  /// The look of text in one role's colour on another's.
  package func style(_ foreground: Role, on background: Role = .page, _ attributes: Attributes = []) -> Style {
    let front = colors[foreground] ?? RoleColor(ink: .terminal)
    let back = colors[background] ?? RoleColor(ink: .terminal)
    guard depth > .monochrome else {
      return Style(attributes: attributes.union(front.attributes).union(Self.plainAttributes(foreground, background)))
    }
    return Style(
      foreground: front.ink, background: back.ink, attributes: attributes.union(front.attributes))
  }

  /// What stands in for colour where there is none.
  private static func plainAttributes(_ foreground: Role, _ background: Role) -> Attributes {
    var attributes: Attributes = []
    switch foreground {
    case .muted, .faint, .placeholder, .border: attributes.insert(.dim)
    case .title, .accent, .error, .warning, .borderFocus: attributes.insert(.bold)
    default: break
    }
    if background == .selected || background == .accent { attributes.insert(.reverse) }
    return attributes
  }

  /// What alpha is composited over.
  package var pictureBackground: RGB {
    colors[.pictureBackground]?.ink.color ?? colors[.page]?.ink.color ?? RGB(0, 0, 0)
  }
}
