/// How finely pictures are drawn before they are brought to their size.
package enum PictureDetail: Sendable {
  /// As they should be looked at; slow in a build without optimisation.
  case full
  /// In blocks of some pixels: the right size and composition in a fraction of the time, for tests.
  case draft
  /// As a draft, with an eighth of the sides that the answer states: for tests that make hundreds of pictures.
  case miniature

  /// Full where the compiler optimised, draft in a debug build, where a full picture would take a minute.
  package static var standard: PictureDetail {
    #if DEBUG
      .draft
    #else
      .full
    #endif
  }

  /// The longer side in pixels up to which a picture is drawn before it is enlarged.
  var longestDrawnSide: Int {
    switch self {
    case .full: 1344
    case .draft: 112
    case .miniature: 24
    }
  }

  /// A side of the file for a side of the order, both in pixels.
  func side(_ pixels: Int) -> Int { self == .miniature ? max(8, (pixels + 4) / 8) : pixels }
}
