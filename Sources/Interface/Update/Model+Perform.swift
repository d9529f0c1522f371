import Cells
import Domain

extension Model {
  /// Does what a user asked for; says why where it cannot be done.
  ///
  /// - Parameter times: how far a move goes.
  package mutating func perform(_ action: Action, times: Int = 1) -> [Effect] {
    // Keys that came together with this one may have changed what is to be sent.
    if action.group == .creating { makePlan() }
    if let reason = action.disabledReason(in: self) {
      say(.info, reason)
      return []
    }
    if action != .interrupt { lastInterrupt = nil }
    if action.group == .gallery, layout.gallery == nil, goToGallery(for: action) { return [] }
    switch action.group {
    case .anywhere: return performAnywhere(action)
    case .panels: return performPanel(action)
    case .moving: return performMoving(action, times: times)
    case .settings: return performSetting(action)
    case .creating: return performCreating(action)
    case .references: return performReferences(action)
    case .result: return performOnPictures(action)
    case .gallery: return performGallery(action)
    case .picker: return performPicker(action)
    case .styles: return performStyle(action)
    case .queue: return performQueue(action)
    }
  }

  private mutating func performAnywhere(_ action: Action) -> [Effect] {
    switch action {
    case .help: layers.append(HelpLayer())
    case .palette: layers.append(PaletteLayer())
    case .log: layers.append(LogLayer(ListState(cursor: max(0, log.count - 1))))
    case .jobs: openJobs()
    case .theme: return nextTheme()
    case .refresh: return refresh()
    case .zoom: isZoomed.toggle()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .interrupt: return interrupt()
    case .quit: return quit()
    case .back: return goBack()
    default: break
    }
    return []
  }

  private mutating func performPanel(_ action: Action) -> [Effect] {
    let listed = Panel.listed(settings)
    let current = listed.firstIndex(of: panel) ?? 0
    switch action {
    case .nextPanel: go(to: listed[(current + 1) % listed.count])
    case .previousPanel: go(to: listed[(current + listed.count - 1) % listed.count])
    case .nextZone: moveZone(1)
    case .previousZone: moveZone(-1)
    default:
      if let number = action.panelNumber, listed.indices.contains(number - 1) { go(to: listed[number - 1]) }
    }
    return []
  }

  mutating func go(to panel: Panel) {
    self.panel = panel
    editor = nil
    gallery.isFromCreate = false
    gallery.pairBehind = nil
    if panel == .gallery, !isInGallery || gallery.view != .many {
      gallery.view = .many
      // Another instance may have changed what is there.
      gallery.asked.query = nil
    }
    isZoomed = false
    settleZone()
  }

  /// The keys never go to a part that is not on the screen.
  mutating func settleZone() {
    let layout = layout
    if zone == .rail, layout.rail == nil { zone = .form }
    if zone == .result, layout.result == nil { zone = .form }
    if zone == .gallery, layout.gallery == nil { zone = .form }
    if zone == .form, layout.form == nil { zone = layout.result == nil ? .gallery : .result }
  }

  private mutating func moveZone(_ steps: Int) {
    let layout = layout
    var zones: [Zone] = layout.rail == nil ? [] : [.rail]
    if panel == .create, size.width < 110 {
      zones += [.form, .result]
    } else {
      if layout.form != nil { zones.append(.form) }
      if layout.result != nil { zones.append(.result) }
      if layout.gallery != nil { zones.append(.gallery) }
    }
    let index = zones.firstIndex(of: zone) ?? 0
    zone = zones[(index + steps + zones.count) % zones.count]
    if panel == .create, size.width < 110, zone != .rail { create.showsResult = zone == .result }
  }

  private mutating func nextTheme() -> [Effect] {
    let names = look.themes.map(\.name)
    guard !names.isEmpty else { return [] }
    let index = names.firstIndex(of: settings.appearance.theme) ?? -1
    var changed = settings
    changed.appearance.theme = names[(index + 1) % names.count]
    say(.info, "Theme \(changed.appearance.theme).")
    return change(to: changed)
  }

  private mutating func refresh() -> [Effect] {
    if isInGallery {
      gallery.forget()
      say(.info, "Looking what became of the files…")
      return [.gallery(.reconcile)]
    }
    world.catalogueState = .loading
    world.endpoints = [:]
    pendingEndpoints = []
    failedEndpoints = []
    say(.info, "Fetching the catalogue…")
    let own: [Effect] = panel == .styles ? [.loadStyles] : panel == .spending ? [.loadSpending] : []
    return own + [.loadCatalogue(fresh: true)]
      + (world.keyState == .missing ? [] : [.checkKey])
  }

  /// ^C closes what is open, then cancels what runs; twice in a row quits.
  private mutating func interrupt() -> [Effect] {
    if let last = lastInterrupt, now - last < 2 { return [.quit(130)] }
    lastInterrupt = now
    if asksToLeaveStyle() { return [] }
    if readText?.isActive == true { return cancelRead() }
    if editor != nil || !layers.isEmpty {
      editor = nil
      layers = []
      say(.info, "^C again quits.")
      return []
    }
    guard jobs.contains(where: { !$0.isOver }) else {
      say(.info, "Nothing to cancel; ^C again quits.")
      return []
    }
    return cancelJobs()
  }

  private mutating func quit() -> [Effect] {
    let running = runningJobs.count + waitingJobs.count
    let isWriting = layers.contains { ($0 as? StyleLayer)?.draft.isChanged == true }
    // Pictures wait in the review queue, and what stands on Create is kept: nothing of them is lost.
    guard running > 0 || isWriting else { return [.quit(0)] }
    var facts: [String] = []
    if running > 0 {
      facts.append(running == 1 ? "A job is running and may be billed all the same." : "\(running) jobs are under way.")
    }
    if isWriting { facts.append("The style that is open is not saved.") }
    ask("Quit? " + facts.joined(separator: " "), yes: "Quit", about: .quit) { _ in [.quit(0)] }
    return []
  }

  /// Esc closes the top layer and never quits.
  private mutating func goBack() -> [Effect] {
    if asksToLeaveStyle() { return [] }
    if readText?.isActive == true { return cancelRead() }
    if endHelpSearch() { return [] }
    if !layers.isEmpty {
      layers.removeLast()
    } else if editor != nil {
      closeEditor()
    } else if isZoomed {
      isZoomed = false
    } else if goBackInGallery() {
    } else if zone == .result {
      zone = .form
      create.showsResult = false
    } else if zone == .rail {
      zone = .form
      settleZone()
    }
    return []
  }

  private mutating func performSetting(_ action: Action) -> [Effect] {
    switch action {
    case .reset: if let ref = focusedRef { return resetField(ref) }
    case .undo: return undo(at: undoPlace)
    case .redo: return redo(at: panel == .create ? .create : .settings)
    case .testKey:
      guard world.keyState != .missing else {
        layers = [WelcomeLayer()]
        return []
      }
      world.keyState = .checking
      say(.info, "Asking the service about the key…")
      return [.checkKey]
    case .changeKey: openKey()
    case .previewPrompt: layers.append(FinalPromptLayer())
    default: break
    }
    return []
  }

  mutating func resetField(_ ref: FieldRef) -> [Effect] {
    switch ref {
    case .setting(let id):
      guard let field = Fields.field(id), field.isModified(in: settings) else { return [] }
      return set(ref, field.standard)
    case .draft(let field):
      let fresh = CreateState()
      switch field {
      case .visType: create.visType = fresh.visType
      case .format: create.format = fresh.format
      case .style: create.style = fresh.style
      case .count: create.count = fresh.count
      }
    case .reference(let place): removeReference(place)
    case .prompt, .negative, .instructions, .character, .references, .key, .generate, .referenceUses, .galleryFilter,
      .spending:
      break
    }
    return []
  }

  private mutating func performCreating(_ action: Action) -> [Effect] {
    if action == .generate { return generate() }
    if let draft = styleDraft { return openStyleEditor(draft) }
    if action == .chooseModel { return chooseModel() }
    if action == .compare { return chooseCompared() }
    if action == .endCompare { return endComparing() }
    if action == .changeTab {
      changeTab()
      return []
    }
    let ref: FieldRef
    if case .textBox(let open) = editor { ref = open } else { ref = focusedRef ?? .prompt }
    guard panel == .create, [.prompt, .negative, .instructions].contains(ref) else {
      say(.info, "F4 edits the prompt: go to it first.")
      return []
    }
    return [.openEditor(ref, text: value(of: ref).text)]
  }
}
