/// All styles that can be chosen, the stock ones first; of equal ids the later one counts.
package struct StyleBook: Equatable, Sendable {
  package private(set) var styles: [ImageStyle]

  package init(_ styles: [ImageStyle] = []) {
    self.styles = []
    for style in styles {
      if let index = self.styles.firstIndex(where: { $0.id == style.id }) {
        self.styles[index] = style
      } else {
        self.styles.append(style)
      }
    }
  }

  package func style(_ id: String) -> ImageStyle? { styles.first { $0.id == id } }

  package func styles(of kind: StyleKind) -> [ImageStyle] { styles.filter { $0.kind == kind } }

  /// Finds a style by id or by name, letter case aside.
  package func find(_ text: String, kind: StyleKind) -> ImageStyle? {
    let folded = text.lowercased()
    return styles(of: kind).first { $0.id.lowercased() == folded || $0.name.lowercased() == folded }
  }
}
