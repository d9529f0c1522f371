import Cells
import Domain

import struct Foundation.Decimal

extension Model {
  /// Sends what the plan says: the one place that starts billable work, called only for a deliberate act.
  mutating func generate() -> [Effect] {
    guard isDeliberate() else { return [] }
    if panel == .speech { return speak() }
    makePlan()
    // Nothing is sent that was not seen.
    guard panel == .create else {
      showWhatIsSent()
      return []
    }
    if isInstructing { return writePrompt() }
    if let promptOnly {
      layers.append(TextLayer("Prompt, as no backend is set", promptOnly))
      return []
    }
    guard world.keyState != .missing else {
      layers = [WelcomeLayer()]
      return []
    }
    guard references.pending == 0 else {
      say(.info, "A reference is still being read; nothing was sent.")
      return [.beep]
    }
    return isComparing ? askToCompare() : sendPlan()
  }

  private mutating func showWhatIsSent() {
    go(to: .create)
    zone = .form
    create.showsResult = false
    say(.info, "This is what ^G sends; ^G once more does it.")
  }

  private mutating func sendPlan() -> [Effect] {
    switch plan {
    case .failure(let failure):
      sayWhyNot(failure)
      return [.beep]
    case .success(let plan): return sendIfAllowed(.pictures(plan))
    }
  }

  /// False for the repeats of a key that is held down and for a double click: each puts the next act off. A terminal does not
  /// tell when a key is let go, so it counts as held until it has not come for a second, or another one came.
  mutating func isDeliberate() -> Bool {
    defer { lastActs.generate = now }
    guard let last = lastActs.generate, now - last < Self.longestRepeat else { return true }
    if notice == nil { say(.info, "Held down, it sends once; let it go for a second to send again.") }
    return false
  }

  /// A keyboard waits no longer than this before it repeats a key, nor between two of them.
  private static let longestRepeat = 1.0

  /// Another key than the one before: that one was let go.
  mutating func noteKey(_ key: Key) {
    if key != lastActs.key { lastActs.generate = nil }
    lastActs.key = key
    pace.noteKey(at: now)
  }

  mutating func enqueue(_ plan: Plan) -> [Effect] {
    automation.restart()
    panel = .create
    create.showsResult = true
    editor = nil
    if size.width < 110 || zone == .gallery { zone = .result }
    settleZone()
    if zone != .result { isZoomed = false }
    return queue(plan)
  }

  /// Adds the plan's jobs and starts what may run; the user stays where he is.
  mutating func queue(_ plan: Plan) -> [Effect] {
    let job = JobID(nextJob)
    let former = comparison.takeRemade(job)
    for request in plan.requests {
      jobs.append(Job(id: JobID(nextJob), request: request, plan: plan))
      nextJob += 1
    }
    shownPicture = nil
    comparison.isOpen = former != nil
    automation.lastSent = plan.wanted
    drawNext(after: plan)
    let joined = comparison.shown.isEmpty ? nil : former.map { Effect.rejoinRun(job, former: $0) }
    return [joined].compactMap { $0 } + startWaitingJobs()
  }

  /// What is sent next draws other words than these.
  private mutating func drawNext(after plan: Plan) {
    guard let last = plan.requests.compactMap(\.drawn?.seed).last, plan.draft.prompt == create.prompt.text else {
      return
    }
    create.wildcardSeed = Wildcards.seed(last, image: 1)
  }

  mutating func startWaitingJobs() -> [Effect] {
    guard remainingWait == nil else { return [] }
    var effects: [Effect] = []
    for index in jobs.indices where jobs[index].phase == .queued && runningPictureJobs.count < settings.general.jobs {
      guard case .pictures(let request, let plan) = jobs[index].kind else { continue }
      jobs[index].phase = .connecting
      jobs[index].started = now
      effects.append(.generate(jobs[index].id, request, plan))
    }
    return effects
  }

  /// Answers of jobs that are over are late and change nothing.
  mutating func follow(_ id: JobID, _ progress: Progress) {
    guard let index = place(of: id), jobs[index].isActive else { return }
    jobs[index].follow(progress, at: now)
  }

  /// Another model is asked in the place of one that refused.
  mutating func turn(_ id: JobID, _ attempt: Attempt, to next: String) {
    guard let index = place(of: id), jobs[index].isActive else { return }
    let other = jobs[index].plan?.fallbacks.first { $0.model == next }
    let changes = jobs[index].plan.flatMap { plan in other?.adjustments(beyond: plan).map(\.sentence) } ?? []
    jobs[index].turn(to: next)
    say(.warning, ([attempt.sentence(next: next)] + changes).joined(separator: " "))
  }

  mutating func show(_ preview: Picture.Preview, of id: JobID) -> [Effect] {
    guard jobs.contains(where: { $0.id == id && $0.isActive }) else { return [] }
    if let newer = partials[id], newer.number > preview.number { return [] }
    partials[id] = preview
    return []
  }

  mutating func finish(_ id: JobID, _ made: [NewPicture], _ outcome: Outcome) -> [Effect] {
    guard let index = place(of: id) else { return [] }
    let isLate = jobs[index].isOver
    if isLate, shownPicture == nil { shownPicture = picture?.id }
    keep(made)
    jobs[index].pictureCount = made.count
    count(outcome, at: index)
    // Without a ledger the session is all there is to learn from.
    if let cost = outcome.usage.cost, world.spending == nil {
      world.learntCosts.learn(cost, images: made.count, of: jobs[index].model)
    }
    guard !isLate else {
      say(.warning, "An answer arrived late, after job \(id) was given up; its pictures are kept.")
      return []
    }
    end(index, .done)
    automation.succeeded()
    sayDone(made.map(\.picture), outcome, mismatch: jobs[index].mismatch)
    let unkept = made.lazy.compactMap(\.picture.failure).first
    return startUnless(unkept) + (made.contains(where: \.item.isInLibrary) ? listGallery() : [])
  }

  /// What an answer cost, of whatever kind, as far as it says so; the rest is learnt later.
  mutating func count(_ outcome: Outcome, at index: Int) {
    jobs[index].generationID = outcome.generationID ?? jobs[index].generationID
    guard let cost = outcome.usage.cost else { return }
    pay(cost)
    jobs[index].charge(cost)
  }

  /// Nothing more comes of it.
  mutating func end(_ index: Int, _ phase: Job.Phase) {
    jobs[index].phase = phase
    jobs[index].ended = now
    partials[jobs[index].id] = nil
  }

  private mutating func sayDone(_ made: [Picture], _ outcome: Outcome, mismatch: String?) {
    if let failure = made.lazy.compactMap(\.failure).first { return sayUnkept(failure, made, outcome) }
    let pictures = made.count == 1 ? "Done" : "\(made.count) pictures"
    let cost = outcome.usage.cost.map { " for \(Money.text($0))\(mismatch.map { ", \($0)" } ?? "")" } ?? ""
    let left = outcome.dropped > 0 ? ["\(outcome.dropped) more were left out."] : []
    let remarks = (outcome.remarks + left).map { " \($0)" }.joined()
    say(
      outcome.remarks.isEmpty ? .success : .warning,
      "\(pictures) in \(Seconds.text(outcome.seconds))\(cost).\(remarks) s saves \(made.count == 1 ? "it" : "them") with a name."
    )
  }

  /// A result that the disk did not take is not done: that is what has to be read.
  private mutating func sayUnkept(_ failure: Failure, _ made: [Picture], _ outcome: Outcome) {
    let cost = outcome.usage.cost.map { ", for \(Money.text($0))" } ?? ""
    let count = made.count { $0.failure != nil }
    let pictures = made.count == 1 ? "Not kept" : "\(count) of \(made.count) pictures not kept"
    say(.error, "\(pictures) as it should be\(cost). \(failure.advice) \(failure.title)")
  }

  mutating func learn(_ id: JobID, _ record: GenerationRecord, told: Decimal) -> [Effect] {
    guard let cost = record.totalCost else { return [] }
    pay(cost - told)
    // The library has been told; what it does not have stands here alone.
    for picture in results.made where picture.job == id && gallery.item(picture.asset)?.isInLibrary == false {
      gallery.change(picture.asset) { $0.asset.origin.provider = $0.asset.origin.provider ?? record.provider }
    }
    guard let index = place(of: id) else { return [] }
    settle(index, cost, told: told)
    if jobs[index].phase == .done, let mismatch = jobs[index].mismatch {
      say(.warning, "Job \(id) cost \(Money.text(cost)), \(mismatch).")
    }
    return []
  }

  /// What a job that gave nothing has cost takes the place of what it may have.
  private mutating func settle(_ index: Int, _ cost: Decimal, told: Decimal) {
    jobs[index].charge(cost - told)
    if case .failed(let failure) = jobs[index].phase { jobs[index].phase = .failed(failure.settled(at: cost)) }
  }

  mutating func fail(_ id: JobID, _ failure: Failure) -> [Effect] {
    guard let index = place(of: id), !jobs[index].isOver else { return [] }
    end(index, failure.kind == .cancelled ? .cancelled : .failed(failure))
    if let until = jobs[index].waitsUntil { waitsUntil = max(until, waitsUntil ?? 0) }
    say(failure)
    askUnrecorded(failure)
    if failure.kind != .cancelled, automation.failed(id) { say(.warning, Automation.stopSentence) }
    if failure.kind == .keyRefused {
      world.keyState = .refused(failure.title)
      traffic.keyIsNew = true
    }
    return startUnless(failure)
  }

  /// A job that the user cancelled is no reason to end the others.
  private mutating func startUnless(_ failure: Failure?) -> [Effect] {
    guard let failure, failure.endsOthers, failure.kind != .cancelled else { return startWaitingJobs() }
    let waiting = waitingJobs.count
    for index in jobs.indices where jobs[index].phase == .queued { jobs[index].phase = .cancelled }
    if waiting > 0 { say(.warning, "\(waiting) waiting jobs were not sent.") }
    return []
  }

  /// Cancels the jobs that run and those that wait.
  mutating func cancelJobs() -> [Effect] {
    var effects: [Effect] = []
    var mayBeBilled = false
    for index in jobs.indices where !jobs[index].isOver {
      if jobs[index].isActive { effects.append(.cancel(jobs[index].id)) }
      mayBeBilled = mayBeBilled || jobs[index].mayBeBilled
      end(index, .cancelled)
      closeWords(jobs[index].id)
    }
    say(
      .warning,
      mayBeBilled
        ? "Cancelled. The request had been sent, so the provider may still bill it." : "Cancelled; nothing was sent.")
    return effects
  }

  /// Bitmaps and references of old pictures give up their memory; the files stay, and the library has the references.
  private mutating func keep(_ new: [NewPicture]) {
    gallery.learn(new.map(\.item))
    results.made += new.map(\.picture)
    for index in results.made.indices.dropLast(Self.mostPreviews) {
      results.made[index].letGo(isInLibrary: gallery.item(results.made[index].asset)?.isInLibrary == true)
    }
  }

  private static let mostPreviews = 24
}
