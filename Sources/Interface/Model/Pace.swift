import Domain

/// How quickly keys follow each other. While one is held down nobody reads in between, so what takes long to send, a large
/// picture or a long description, stays what it was until they rest.
package struct Pace: Sendable {
  /// What the cursor stood on when no keys came.
  struct Rested: Sendable {
    var picture: String?
    var model: String?
  }

  /// Held keys come more often, and so do those of somebody who passes things by.
  private static let rest = 0.12

  /// When the last key came, in monotonic seconds.
  private var last: Double?
  private(set) var isHurried = false
  var rested = Rested()

  /// When it is known that they rest; nil where they do.
  var due: Double? { isHurried ? last.map { $0 + Self.rest } : nil }

  /// What comes at the same time came together: it is one key by its pace.
  mutating func noteKey(at time: Double) {
    if let last, time > last { isHurried = time - last < Self.rest }
    last = time
  }

  mutating func tick(at time: Double) {
    if let due, time >= due { isHurried = false }
  }
}

extension Model {
  var pace: Pace {
    get { lastActs.pace }
    set { lastActs.pace = newValue }
  }

  /// In how many seconds keys rest if no more of them come; nil where they do.
  package var restDue: Double? { pace.due.map { max(0, $0 - now) } }

  mutating func noteRest() {
    guard !pace.isHurried else { return }
    pace.rested.picture = gallery.currentID
    pace.rested.model =
      if case .picker(let state)? = editor { state.picker.model(at: state.list.cursor)?.id } else { nil }
  }

  /// The picture that is seen large, alone or beside the others.
  var largeItem: GalleryItem? {
    guard gallery.view == .many, pace.isHurried, let id = pace.rested.picture else { return gallery.current }
    return gallery.item(id) ?? gallery.current
  }

  /// The model whose details are seen below the picker.
  func detailed(in state: PickerState) -> CatalogueModel? {
    let rested = pace.isHurried ? pace.rested.model : nil
    return rested.flatMap { world.catalogue.model($0) } ?? state.picker.model(at: state.list.cursor)
  }
}
