import Cells
import Domain

/// The slide show: what is seen next, and when. It is the large view of the gallery with a clock, and ends with it.
extension Model {
  /// The show that is on the screen; nil once anything else is.
  var slideShow: SlideShow? {
    panel == .gallery && zone == .gallery && gallery.view == .one ? gallery.slides : nil
  }

  /// Whether pictures go by: nothing lies over them, and none is seen closely.
  private var slidesRun: Bool {
    slideShow?.isPaused == false && layers.isEmpty && editor == nil && !movesCloseup && Layout.fits(size)
  }

  /// Whether the picture has the last two lines as well.
  var hidesLines: Bool {
    guard let show = slideShow, !results.showsFacts else { return false }
    return !show.isPaused && !show.showsLines && notice == nil && layers.isEmpty && editor == nil
  }

  // MARK: Keys

  mutating func toggleSlideShow() {
    guard slideShow == nil else { return endSlideShow() }
    let first = isInGallery ? gallery.currentID : picture?.asset
    let isFromResult = panel == .create && zone == .result
    if panel != .gallery { go(to: .gallery) }
    zone = .gallery
    let isOfMarked = gallery.view == .many && gallery.marked.count > 1
    gallery.slides = SlideShow(isOfMarked: isOfMarked, wasLarge: gallery.view == .one, isFromResult: isFromResult)
    gallery.view = .one
    if let first, let place = gallery.ids.firstIndex(of: first) { gallery.list.cursor = place }
    if isOfMarked, gallery.currentID.map(gallery.marked.contains) != true { goToNextSlide() }
    let count = isOfMarked ? gallery.marked.count : gallery.count
    sayOfShow(
      "Slide show: \(count == 1 ? "1 picture" : "\(count) pictures"), \(slideTime) each. Space pauses, Esc ends."
    )
  }

  /// The gallery is as it was before, with the cursor on the picture that was seen last.
  mutating func endSlideShow() {
    guard let show = gallery.slides else { return }
    forgetSlideShow()
    gallery.view = show.wasLarge ? .one : .many
    if show.isFromResult { goToResult() }
  }

  private mutating func goToResult() {
    go(to: .create)
    create.showsResult = true
    zone = .result
    settleZone()
  }

  private mutating func forgetSlideShow() {
    if let said = gallery.slides?.said, notice?.text == said { notice = nil }
    gallery.slides = nil
  }

  private mutating func sayOfShow(_ text: String) {
    say(.info, text)
    gallery.slides?.said = text
  }

  mutating func pauseSlides() {
    gallery.slides?.isPaused.toggle()
    startSlideAnew()
  }

  mutating func changeSlideTime(isLonger: Bool) -> [Effect] {
    let seconds = SlideShow.stepped(settings.preview.slideSeconds, isLonger: isLonger)
    startSlideAnew()
    let effects = set(.setting("preview.slide-seconds"), .number(seconds))
    sayOfShow("Slide show: \(slideTime) each.")
    return effects
  }

  private var slideTime: String { "\(settings.preview.slideSeconds) s" }

  // MARK: What comes next

  /// The places in the gallery of what is shown, where that is not all.
  private var slidePlaces: [Int]? {
    guard slideShow?.isOfMarked == true, gallery.marked.count > 1 else { return nil }
    return gallery.ids.indices.filter { gallery.marked.contains(gallery.ids[$0]) }
  }

  /// After the last comes the first. Nil where there is no other.
  private var nextSlide: Int? {
    guard slideShow != nil, gallery.count > 1 else { return nil }
    guard let places = slidePlaces else { return (gallery.list.cursor + 1) % gallery.count }
    return places.first { $0 > gallery.list.cursor } ?? places.first
  }

  /// The picture that is read ahead, so that it is there when its time comes.
  var nextSlideID: String? { nextSlide.flatMap { gallery.id(at: $0) } }

  private mutating func goToNextSlide() {
    if let place = nextSlide { gallery.list.cursor = place }
  }

  /// Goes so many pictures of those that are shown; false where these are all.
  mutating func walkSlides(_ steps: Int) -> Bool {
    guard let places = slidePlaces else { return false }
    let before = places.lastIndex { $0 <= gallery.list.cursor } ?? 0
    gallery.list.cursor = places[min(max(0, before + steps), places.count - 1)]
    return true
  }

  // MARK: The clock

  /// In how many seconds the next picture comes; nil while none will, and while one is still being read.
  package var slideDue: Double? {
    guard slidesRun, let show = slideShow, show.seen != nil, show.seen == gallery.currentID, let next = nextSlideID,
      gallery.large(next) != nil
    else { return nil }
    return max(0, show.since + Double(settings.preview.slideSeconds) - now)
  }

  /// Goes on when it is time. Whatever leaves the large view ends the show.
  mutating func followSlideShow() {
    guard slideShow != nil else { return forgetSlideShow() }
    if !slidesRun { startSlideAnew() }
    noteSlide()
    guard slideDue == 0 else { return }
    goToNextSlide()
    noteSlide()
  }

  private mutating func noteSlide() {
    let (shown, time) = (gallery.currentID.flatMap { gallery.large($0) == nil ? nil : $0 }, now)
    gallery.slides?.show(shown, at: time)
  }

  private mutating func startSlideAnew() {
    let time = now
    gallery.slides?.wait(at: time)
  }

  // MARK: What is said of it

  /// `3 of 12 · every 5 s · corridor · …`; nil where there is no show.
  var slideText: String? {
    guard let show = slideShow, let item = gallery.current else { return nil }
    let places = slidePlaces ?? Array(gallery.ids.indices)
    let place = places.count { $0 <= gallery.list.cursor }
    let facts = AssetFacts(item, self)
    let time = show.isPaused ? "paused" : "every \(slideTime)"
    return "\(place) of \(places.count) · \(time) · \(facts.title) · \(facts.brief)"
  }

  var slideHints: [KeyHints.Wanted] {
    [
      ([.pauseSlides], slideShow?.isPaused == true ? "go on" : "pause"), ([.left, .right], "others"),
      ([.slowerSlides, .fasterSlides], "slower, faster"), ([.slideLines], "keys"), ([.facts], "facts"),
      ([.save], "save"), ([.back], "end"),
    ]
  }
}
