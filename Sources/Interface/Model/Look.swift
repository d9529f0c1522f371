import Cells
import Domain

/// What the terminal can show, and the theme chosen for it.
package struct Look: Sendable {
  package let depth: ColorDepth
  package let glyphs: Glyphs
  /// The height of a cell over its width.
  package let cellAspect: Double
  package let themes: [ThemeFile]
  package private(set) var theme: Theme

  package init(depth: ColorDepth, isUnicode: Bool, cellAspect: Double = 2, themes: [ThemeFile], theme: String) {
    self.depth = depth
    self.cellAspect = cellAspect
    self.themes = themes
    glyphs = Glyphs(isUnicode: isUnicode)
    self.theme = Theme(named: theme, among: themes, depth: depth)
  }

  package mutating func choose(theme name: String) {
    guard name != theme.name else { return }
    theme = Theme(named: name, among: themes, depth: depth)
  }
}
