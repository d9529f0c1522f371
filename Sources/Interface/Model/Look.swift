import Cells
import Domain
import Raster

/// What the terminal can show, and the theme chosen for it.
package struct Look: Sendable {
  package let depth: ColorDepth
  package let glyphs: Glyphs
  /// The height of a cell over its width.
  package let cellAspect: Double
  /// A cell in pixels, where the terminal shows pictures in real pixels.
  package var cellPixels: Size?
  /// Which key does what; the user's own keys are in it.
  package var keymap = Keymap.standard
  /// What pictures are made of where it does not.
  package var symbols = SymbolSet.half
  package let themes: [ThemeFile]
  package private(set) var theme: Theme

  package init(depth: ColorDepth, isUnicode: Bool, cellAspect: Double = 2, themes: [ThemeFile], theme: String) {
    self.depth = depth
    self.cellAspect = cellAspect
    self.themes = themes
    glyphs = Glyphs(isUnicode: isUnicode)
    self.theme = Theme(named: theme, among: themes, depth: depth)
  }

  /// Takes over what the settings say of looks.
  package mutating func follow(_ settings: Settings) {
    symbols = SymbolSet(rawValue: settings.preview.symbols.rawValue) ?? .half
    choose(theme: settings.appearance.theme)
  }

  package mutating func choose(theme name: String) {
    guard name != theme.name else { return }
    theme = Theme(named: name, among: themes, depth: depth)
  }
}

extension Model {
  package var keymap: Keymap {
    get { look.keymap }
    set { look.keymap = newValue }
  }
}
