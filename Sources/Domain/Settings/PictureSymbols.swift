/// The characters that pictures are made of where they are not pixels.
package enum PictureSymbols: String, CaseIterable, Hashable, Sendable {
  case half, quadrant, sextant, octant, ascii

  package var title: String {
    switch self {
    case .half: "Half blocks"
    case .quadrant: "Quadrants"
    case .sextant: "Sextants"
    case .octant: "Octants"
    case .ascii: "ASCII"
    }
  }
}
