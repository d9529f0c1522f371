import Domain

/// What was done, in one list, to take back with `u` and to do again. Each step knows where it can be seen: what is not seen
/// is never taken back. What is typed is one step, from opening a box to leaving it.
package struct History: Sendable {
  /// Where a step can be taken back.
  package enum Place: Hashable, Sendable {
    case create, gallery
    /// The form of another panel.
    case panel(Panel)
  }

  package enum Deed: Sendable {
    case setting(SettingsChange)
    /// What Create held before and after it.
    case content(before: CreateState, after: CreateState)
    case gallery(GalleryStep)
  }

  package struct Step: Sendable {
    let number: Int
    package let deed: Deed
    package let places: Set<Place>
  }

  private var past: [Step] = []
  private var future: [Step] = []
  /// Steps of the gallery that are being taken back, until that has come about.
  private var pending: [Step] = []
  private var nextNumber = 0
  /// Create as of the last step.
  var settled = CreateState()

  private static let mostSteps = 200

  package init() {}

  package func canUndo(at place: Place) -> Bool { newest(at: [place]) != nil }
  package func canRedo(at place: Place) -> Bool { future.contains { $0.places.contains(place) } }

  /// The newest step of these places that is not taken back.
  func newest(at places: Set<Place>) -> Deed? { past.last { !$0.places.isDisjoint(with: places) }?.deed }

  package func count(at place: Place) -> Int { past.count { $0.places.contains(place) } }

  /// Remembers a step. What is undone there and not redone is forgotten.
  package mutating func record(_ deed: Deed, at places: Set<Place>) {
    past.append(Step(number: nextNumber, deed: deed, places: places))
    nextNumber += 1
    if past.count > Self.mostSteps { past.removeFirst() }
    future.removeAll { !$0.places.isDisjoint(with: places) }
  }

  /// The newest step that is seen there, to be taken back; nil without one.
  package mutating func undo(at place: Place) -> Deed? {
    guard let step = Self.takeLast(of: &past, at: place) else { return nil }
    if case .gallery = step.deed { pending.append(step) } else { future.append(step) }
    return step.deed
  }

  /// The step that was undone last there, to be done again; nil without one.
  package mutating func redo(at place: Place) -> Deed? {
    guard let step = Self.takeLast(of: &future, at: place) else { return nil }
    putBack(step)
    return step.deed
  }

  /// What the library says of a step that was to be taken back; where it failed, it can be tried again.
  mutating func settle(_ taken: GalleryStep, isDone: Bool) {
    guard let place = pending.firstIndex(where: { $0.deed.gallery == taken }) else { return }
    let step = pending.remove(at: place)
    if !isDone { putBack(step) }
  }

  private mutating func putBack(_ step: Step) {
    past.insert(step, at: past.firstIndex { $0.number > step.number } ?? past.count)
  }

  private static func takeLast(of steps: inout [Step], at place: Place) -> Step? {
    steps.lastIndex { $0.places.contains(place) }.map { steps.remove(at: $0) }
  }
}

extension History.Deed {
  var gallery: GalleryStep? { if case .gallery(let step) = self { step } else { nil } }
}
