/// How finely pictures are drawn before they are brought to their size.
package enum PictureDetail: Sendable {
  /// As they should be looked at; slow in a build without optimisation.
  case full
  /// In blocks of some pixels: the right size and composition in a fraction of the time, for tests.
  case draft

  /// Full where the compiler optimised, draft in a debug build, where a full picture would take a minute.
  package static var standard: PictureDetail {
    #if DEBUG
      .draft
    #else
      .full
    #endif
  }

  /// The longer side in pixels up to which a picture is drawn before it is enlarged.
  var longestDrawnSide: Int { self == .full ? 1344 : 112 }
}
