import Domain

/// Pictures of the gallery one after the other, each alone on the screen for a while.
package struct SlideShow: Sendable {
  /// Whether those that are marked are shown, and not all that fit the filter.
  let isOfMarked: Bool
  /// Whether a picture was large before, which it is again at the end.
  let wasLarge: Bool
  /// Whether it was begun on the result of Create, which is seen again at the end.
  let isFromResult: Bool
  /// What was said of it last, which is not to outlast it.
  var said = ""
  var isPaused = false
  /// Whether the description and the keys stay on the screen.
  var showsLines = false
  /// The picture whose time runs.
  private(set) var seen: String?
  /// When its time began, in monotonic seconds.
  private(set) var since = 0.0

  init(isOfMarked: Bool, wasLarge: Bool, isFromResult: Bool = false) {
    self.isOfMarked = isOfMarked
    self.wasLarge = wasLarge
    self.isFromResult = isFromResult
  }

  /// The time of a picture begins when it is on the screen.
  mutating func show(_ id: String?, at time: Double) {
    if id != seen { (seen, since) = (id, time) }
  }

  /// The whole time is ahead again.
  mutating func wait(at time: Double) { since = time }

  /// The next longer or shorter time; the same at the ends. The steps grow, as ten seconds more of a minute are few.
  static func stepped(_ seconds: Int, isLonger: Bool) -> Int {
    let steps = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 120, 300, 600].filter { Rules.slideSeconds.contains($0) }
    return (isLonger ? steps.first { $0 > seconds } : steps.last { $0 < seconds }) ?? seconds
  }
}
