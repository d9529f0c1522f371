import Domain

/// What an act of the user that succeeds makes another, as it was before the act.
struct BeforeAct {
  private let create: CreateState
  private let settings: Settings
  private let panel: Panel
  private let zone: Zone
  private let view: GalleryState.View
  private let filter: String
  private let jobs: Int
  private let isEditing: Bool
  private let layers: Int

  init(_ model: Model) {
    (create, settings) = (model.create, model.settings)
    (panel, zone) = (model.panel, model.zone)
    (view, filter) = (model.gallery.view, model.gallery.filter)
    jobs = model.nextJob
    (isEditing, layers) = (model.editor != nil, model.layers.count)
  }

  /// Whether something was sent or set, or another panel is seen.
  func hasMovedOn(in model: Model) -> Bool {
    jobs != model.nextJob || settings != model.settings || panel != model.panel
  }

  /// Whether anything was done at all, or what was open is closed.
  func isOver(in model: Model) -> Bool {
    hasMovedOn(in: model) || create != model.create || zone != model.zone || view != model.gallery.view
      || filter != model.gallery.filter || isEditing && model.editor == nil || layers > model.layers.count
  }
}

extension Model {
  /// A warning or an error goes when a later act succeeds. What came from outside, while the user was doing something
  /// else, stays until he has turned to another thing.
  mutating func dropCuredNotice(since before: BeforeAct) {
    if notices.hasSpoken {
      notice?.isAnswer = true
      return
    }
    guard let notice, notice.kind == .warning || notice.kind == .error else { return }
    if notice.isAnswer ? before.isOver(in: self) : before.hasMovedOn(in: self) { self.notice = nil }
  }
}
