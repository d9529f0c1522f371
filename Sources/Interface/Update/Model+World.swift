import Domain

extension Model {
  /// Takes in what was learnt of the service, the key and the files.
  mutating func learnOfWorld(_ message: Message) -> [Effect] {
    switch message {
    case .catalogueLoaded(let index, let state): return adopt(index, state)
    case .catalogueFailed(let failure):
      world.catalogueState = .stale(failure)
      if world.catalogue.isEmpty {
        say(failure)
      } else {
        say(.warning, world.catalogue.remark(after: failure, now: today ?? world.catalogue.fetched))
      }
    case .endpointsLoaded(let id, let endpoints):
      traffic.pendingEndpoints.remove(id)
      world.endpoints[id] = endpoints
      teachPicker(id, endpoints)
    case .endpointsFailed(let id):
      traffic.pendingEndpoints.remove(id)
      traffic.failedEndpoints.insert(id)
    case .keyChanged(let masked, let source):
      world.maskedKey = masked
      world.keySource = source
      world.keyState = masked == nil ? .missing : .checking
      traffic.keyIsNew = true
    case .keyChecked(let state): return adopt(state)
    case .spendingLoaded(let spending, let costs): learnSpending(spending, costs)
    case .stylesLoaded(let styles): world.styles = styles
    case .lexiconLoaded(let lexicon): world.lexicon = lexicon
    default: break
    }
    return []
  }

  private mutating func adopt(_ index: ModelIndex, _ state: CatalogueState) -> [Effect] {
    let isRefresh = state == .live && !world.catalogue.isEmpty
    self.index = index
    world.catalogue = index.catalogue
    world.catalogueState = state
    if index.catalogue.skippedRows > 0 {
      say(.warning, "\(index.catalogue.skippedRows) rows of the catalogue could not be read and are left out.")
    } else if isRefresh, notice == nil, case .picker = editor {
      say(.info, "The catalogue is fresh: \(index.models.count) models.")
    }
    refreshPicker()
    return setUpIfWanted() + neededEndpoints()
  }

  private mutating func adopt(_ state: KeyState) -> [Effect] {
    world.keyState = state
    if case .refused(let reason) = state { say(.error, "The key was refused: \(reason) K changes it.") }
    traffic.keyIsNew = traffic.keyIsNew || !state.isUsable
    if case .valid = state { closeLayers(WelcomeLayer.self) }
    return setUpIfWanted()
  }

  /// Automatic setup, once for each new key that works: backends that are None are set up; a model that the catalogue
  /// lacks gives way to a recommended one that it has. A backend that is made None later stays so.
  private mutating func setUpIfWanted() -> [Effect] {
    guard traffic.keyIsNew, case .valid = world.keyState, !world.catalogue.isEmpty else { return [] }
    traffic.keyIsNew = false
    guard settings.general.automaticSetup else { return [] }
    let changed = AutomaticSetup.apply(to: settings, catalogue: world.catalogue)
    guard changed != settings else { return [] }
    say(.info, "Automatic setup chose what was missing; u undoes it, General switches it off.")
    return change(to: changed)
  }

  /// Says why nothing can be sent. Where that is for want of a catalogue, the reason is why that could not be fetched.
  mutating func sayWhyNot(_ failure: Failure) {
    guard failure.kind == .network, world.catalogue.isEmpty, case .stale(let reason) = world.catalogueState else {
      return say(failure)
    }
    say(reason)
  }

  /// Prices come in while the picker is open; the cursor stays on its model.
  private mutating func teachPicker(_ id: String, _ endpoints: [ImageEndpoint]) {
    guard case .picker(var state) = editor else { return }
    let chosen = state.picker.model(at: state.list.cursor)?.id
    state.picker.learn(endpoints, of: id)
    if state.picker.model(at: state.list.cursor)?.id != chosen {
      state.list.cursor = chosen.flatMap { state.picker.row(of: $0) } ?? 0
    }
    editor = .picker(state)
  }

  /// An open picker goes on over the new catalogue and prices, with its filter and place.
  private mutating func refreshPicker() {
    guard case .picker(var state) = editor else { return }
    let chosen = state.picker.model(at: state.list.cursor)?.id
    var picker = ModelPicker(
      index: index, capability: state.picker.capability, favourites: settings.favourites,
      endpoints: world.endpoints)
    if state.picker.showsAll { picker.toggleAll() }
    picker.setSort(state.picker.sort)
    picker.setFilter(state.filter.text)
    state.picker = picker
    state.list.cursor = chosen.flatMap { picker.row(of: $0) } ?? 0
    editor = .picker(state)
  }

  /// Another instance may have changed fields meanwhile; what is on disk now counts.
  mutating func adoptFromDisk(_ saved: Settings) -> [Effect] {
    guard saved != settings else { return [] }
    settings = saved
    look.follow(saved)
    if !panel.isListed(saved) { go(to: .general) }
    say(.info, "Settings that were changed elsewhere are taken over.")
    return neededEndpoints()
  }
}

extension KeyState {
  /// Whether there is a key that was not refused.
  fileprivate var isUsable: Bool {
    switch self {
    case .missing, .refused: false
    case .untried, .checking, .valid, .unchecked, .unreachable: true
    }
  }
}
