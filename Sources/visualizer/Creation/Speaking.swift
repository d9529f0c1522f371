import ArgumentParser
import Domain
import Engine
import Foundation

/// One `speak` from its arguments to the saved sound.
struct Speaking: Sendable {
  var options: SpeechOptions
  var global: GlobalOptions
  var text: String
  var console = Console()

  func run() async throws {
    let workspace = try Workspace.open(global, console)
    try options.consent.check([text, options.output ?? ""], workspace.keySearch)
    if !options.dryRun { try workspace.requireKey() }
    let plan = try await plan(workspace)
    try Failure.checkCancellation()
    for adjustment in plan.adjustments { console.note(adjustment.sentence) }
    console.note("Estimated cost: \(plan.estimate.text), \(plan.words).")
    guard !options.dryRun else { return try printDryRun(plan, workspace) }
    try await send(plan, workspace)
    workspace.library.notices().forEach(console.note)
  }

  /// What costs money: checks the limits, then sends, saves and tells.
  func send(_ plan: SpeechPlan, _ workspace: Workspace) async throws {
    let ready = try await ready(plan, workspace)
    let player = try player(workspace, ready.format)
    var order = SpeechOrder(ready, to: shelf(workspace))
    (order.resumes, order.evenUnrecorded) = (options.resume, options.evenUnrecorded)
    order.patience = .brief(forRecord: false)
    let made: MadePictures
    do {
      made = try await speak(order, workspace, player)
    } catch {
      player?.stop()
      throw error
    }
    try tell(made, ready)
    try await playRest(made, player, workspace)
    if let failure = made.pictures.first?.failure { throw failure }
  }

  private func plan(_ workspace: Workspace) async throws(Failure) -> SpeechPlan {
    let settings = options.applied(to: workspace.settings)
    let wish = CatalogueWish(
      offline: options.offline, model: settings.speech.model, timeout: settings.general.timeout)
    let catalogue = try await workspace.catalogue(wish, console).catalogue
    return try SpeechPlanner(settings: settings, catalogue: catalogue, isVoiceNamed: options.voice != nil).plan(text)
  }

  /// The plan that may go out: file, limits and budgets are looked at.
  private func ready(_ plan: SpeechPlan, _ workspace: Workspace) async throws(Failure) -> SpeechPlan {
    try shelf(workspace).check(count: 1)
    let allowed = try CostLimit(limit: options.maxCost?.value).checked(plan)
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    try ask(allowed, workspace)
    return try workspace.checked(allowed, isAllowed: options.maxCost != nil)
  }

  /// Several requests are several bills.
  private func ask(_ plan: SpeechPlan, _ workspace: Workspace) throws(Failure) {
    let here = workspace.engine.piecesHere(of: plan)
    if options.resume {
      console.note("\(here) of \(plan.requests.count) pieces are here already.")
    } else if here > 0 {
      console.note(
        "\(here) of \(plan.requests.count) pieces came before and are kept; --resume does not pay for them again.")
    }
    guard plan.requests.count > 1, !options.yes, options.maxCost == nil, console.hasTerminal else { return }
    guard try console.asks("Send \(plan.requests.count - (options.resume ? here : 0)) requests?") else {
      throw Failure(.cancelled, "Nothing was sent.", advice: "--yes sends without a question.")
    }
  }

  private func shelf(_ workspace: Workspace) -> ResultShelf {
    var shelf = ResultShelf(
      pictures: workspace.pictures, library: workspace.library, embeds: workspace.settings.general.embedsMetadata)
    (shelf.output, shelf.replaces) = (options.output, options.force)
    return shelf
  }

  private func speak(
    _ order: SpeechOrder, _ workspace: Workspace, _ player: SoundPlayer?
  ) async throws(Failure) -> MadePictures {
    let line = ProgressLine(
      console, subject: order.plan.model, timeout: order.plan.requests[0].timeout * order.plan.requests.count,
      environment: workspace.environment)
    let drawing = Task { await line?.run() }
    let result: Result<MadePictures, Failure>
    do throws(Failure) {
      let made = try await workspace.engine.speak(order) { event in
        switch event {
        case .progress(let progress): line?.follow(progress)
        case .sound(let bytes): player?.feed(bytes)
        default: Workspace.tell(event, console)
        }
      }
      result = .success(made)
    } catch {
      result = .failure(error)
    }
    drawing.cancel()
    await drawing.value
    return try result.get()
  }

  /// Nil where nothing is to be played, or only once it is whole.
  private func player(_ workspace: Workspace, _ format: SpeechFormat) throws(Failure) -> SoundPlayer? {
    guard options.play else { return nil }
    let player = SoundPlayer(environment: workspace.environment, search: workspace.keySearch)
    do throws(Failure) {
      try player.begin(format)
    } catch {
      // Said before anything is paid for; the sound itself is worth having without it.
      console.note(error.sentence)
      return nil
    }
    return player
  }

  private func playRest(
    _ made: MadePictures, _ player: SoundPlayer?, _ workspace: Workspace
  ) async throws(Failure) {
    guard let player, let sound = made.pictures.first else { return }
    if player.isFed {
      player.finish()
    } else if !sound.path.isEmpty {
      // Bare samples say nothing of themselves; the library's file does.
      let path = sound.isInLibrary ? workspace.library.path(of: sound.asset) : sound.path
      try player.play(path, mediaType: sound.image.mediaType)
    }
    await player.wait()
  }

  private func printDryRun(_ plan: SpeechPlan, _ workspace: Workspace) throws(Failure) {
    console.note("Nothing is sent. It would be \(plan.requests.count) × POST \(workspace.address.source)/audio/speech.")
    let bodies = plan.requests.map { workspace.printer.body(of: $0) }
    guard options.json else { return try console.print(bodies.joined(separator: "\n")) }
    try console.print(SpeechReport(plan: plan).dryRun(bodies).pretty)
  }

  private func tell(_ made: MadePictures, _ plan: SpeechPlan) throws(Failure) {
    let report = SpeechReport(plan: plan)
    guard !options.json else { return try console.print(report.json(made).pretty) }
    for sound in made.pictures where !sound.path.isEmpty { try console.print(Harmless.line(sound.path)) }
    console.note(report.summary(made))
  }
}
