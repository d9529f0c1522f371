import Domain

/// What the actions do that can be done anywhere.
extension Model {
  mutating func refresh() -> [Effect] {
    if isInGallery {
      gallery.forget(keeping: madeAssets)
      say(.info, "Looking what became of the files…")
      return [.gallery(.reconcile)]
    }
    world.catalogueState = .loading
    world.endpoints = [:]
    traffic.pendingEndpoints = []
    traffic.failedEndpoints = []
    say(.info, "Fetching the catalogue…")
    return (panel.row?.refreshed ?? []) + [.loadCatalogue(fresh: true)]
      + (world.keyState == .missing ? [] : [.checkKey])
  }

  /// ^C closes what is open, then cancels what runs; twice in a row quits.
  mutating func interrupt() -> [Effect] {
    if let last = lastActs.interrupt, now - last < 2 { return [.quit(130)] }
    lastActs.interrupt = now
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

  mutating func quit() -> [Effect] {
    let running = runningJobs.count + waitingJobs.count
    let isWriting = layers.contains { ($0 as? StyleLayer)?.draft.isChanged == true }
    // Pictures wait in the review queue, and what stands on Create is kept: nothing of them is lost.
    let isServing = gateway.running > 0
    guard running > 0 || isWriting || isServing else { return [.quit(0)] }
    var facts: [String] = []
    if running > 0 {
      facts.append(running == 1 ? "A job is running and may be billed all the same." : "\(running) jobs are under way.")
    }
    if isServing {
      facts.append("\(Self.requests(gateway.running)) of the gateway may end first, within 30 s.")
    }
    if isWriting { facts.append("The style that is open is not saved.") }
    ask("Quit? " + facts.joined(separator: " "), yes: "Quit", about: .quit) { _ in [.quit(0)] }
    return []
  }

  /// Esc closes the top layer and never quits.
  mutating func goBack() -> [Effect] {
    if asksToLeaveStyle() { return [] }
    if readText?.isActive == true { return cancelRead() }
    if endHelpSearch() { return [] }
    if !layers.isEmpty {
      layers.removeLast()
    } else if editor != nil {
      closeEditor()
    } else if isZoomed {
      isZoomed = false
    } else if slideShow != nil {
      endSlideShow()
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
}
