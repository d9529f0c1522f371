import Domain

extension Model {
  /// The list of jobs, at the first that is not over.
  mutating func openJobs() {
    let entries = queueEntries
    let cursor = entries.firstIndex { !$0.isOver } ?? max(0, entries.count - 1)
    layers.append(JobsLayer(ListState(cursor: cursor)))
  }

  mutating func performQueue(_ action: Action) -> [Effect] {
    let entries = queueEntries
    guard let list = top(JobsLayer.self)?.list, entries.indices.contains(list.cursor) else { return [] }
    if action == .cancelAllJobs {
      ask("Cancel all that runs and waits?\(billing(entries))", yes: "Cancel all") {
        $0.cancelJobs() + $0.cancelTexts()
      }
      return []
    }
    let entry = entries[list.cursor]
    guard !entry.isOver else {
      say(.info, "Job \(entry.id) is over: \(entry.phaseWord).")
      return []
    }
    guard entry.isActive else { return cancelJob(entry.id) }
    let question = "Cancel job \(entry.id), \(entry.model)?\(billing([entry]))"
    ask(question, yes: "Cancel it") { $0.cancelJob(entry.id) }
    return []
  }

  private func billing(_ entries: [QueueEntry]) -> String {
    entries.contains { $0.isActive && $0.mayBeBilled } ? " It was sent, so it may be billed all the same." : ""
  }

  /// Ends one job; the next in line takes its place.
  mutating func cancelJob(_ id: JobID) -> [Effect] {
    guard let index = jobs.firstIndex(where: { $0.id == id }), !jobs[index].isOver else { return cancelText(id) }
    let job = jobs[index]
    jobs[index].phase = .cancelled
    jobs[index].ended = now
    partials[id] = nil
    say(
      .warning,
      "Job \(id) is cancelled\(job.mayBeBilled ? "; it had been sent, so it may still be billed." : "; it was not sent.")"
    )
    return (job.isActive ? [.cancel(id)] : []) + startWaitingJobs()
  }

  /// Enter in the list: what came of the job, in the result pane or as words over the panels.
  mutating func showJob(at row: Int) {
    let entries = queueEntries
    layers.removeLast()
    guard entries.indices.contains(row) else { return }
    switch entries[row] {
    case .image(let job): show(job)
    case .text(let job): layers.append(WordsLayer(job.id))
    }
  }

  private mutating func show(_ job: Job) {
    go(to: .create)
    create.showsResult = true
    zone = .result
    settleZone()
    comparison.isOpen = false
    if let place = sheetItems.firstIndex(where: { $0.job.id == job.id }) {
      comparison.cursor = place
      comparison.isOpen = true
    } else if let picture = pictures.last(where: { $0.job == job.id }) {
      shownPicture = picture.id
    } else {
      shownPicture = nil
      if job.isOver { tell(of: job) }
    }
  }
}
