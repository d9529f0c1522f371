import Cells

extension Action {
  package static let slideShow = Action("slideShow")
  package static let pauseSlides = Action("pauseSlides")
  package static let slowerSlides = Action("slowerSlides")
  package static let fasterSlides = Action("fasterSlides")
  package static let slideLines = Action("slideLines")
}

/// Pictures one after the other, and what is done while they are seen so. Other keys are those of a large picture.
enum SlideShowActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .slideShow, .result, "Slide show of the gallery, or of what is marked",
      also: "slideshow presentation play pictures automatic full screen",
      [.on("S", in: [.result]), .on("q", in: [.slides])],
      reason: { $0.galleryReason([.listed]) }, change: { $0.toggleSlideShow() }),
    row(.pauseSlides, "Slide show: pause, or go on", also: "stop play wait", .on(" ", in: [.slides])) {
      $0.pauseSlides()
      return []
    },
    row(
      .slowerSlides, "Slide show: each picture for longer", also: "slower interval seconds",
      .on(.character("["), .character("<"), in: [.slides])
    ) { $0.changeSlideTime(isLonger: true) },
    row(
      .fasterSlides, "Slide show: each picture for less time", also: "faster interval seconds",
      .on(.character("]"), .character(">"), in: [.slides])
    ) { $0.changeSlideTime(isLonger: false) },
    row(
      .slideLines, "Slide show: keep the keys at the foot, or hide them", also: "footer help line hide",
      .on(.tab, in: [.slides])
    ) {
      $0.gallery.slides?.showsLines.toggle()
      return []
    },
  ]

  private static func row(
    _ action: Action, _ summary: String, also synonyms: String, _ keys: KeyBinding,
    deed: @escaping @Sendable (inout Model) -> [Effect]
  ) -> ActionRow {
    ActionRow(
      action, .result, summary, also: synonyms, [keys],
      reason: { $0.gallery.slides == nil ? "No slide show runs; S in the gallery begins one." : nil }, deed: deed)
  }
}
