import Domain

extension Model {
  /// The list of jobs, at the first that is not over.
  mutating func openJobs() {
    let entries = listedJobs
    let cursor = entries.firstIndex { !$0.isOver } ?? max(0, entries.count - 1)
    layers.append(JobsLayer(ListState(cursor: cursor)))
  }

  mutating func askToCancelAll() {
    ask("Cancel all that runs and waits?\(billing(listedJobs))", yes: "Cancel all") { $0.cancelJobs() }
  }

  /// Cancels the job under the cursor; asks first where it runs.
  mutating func cancelChosenJob() -> [Effect] {
    let entries = listedJobs
    guard let list = top(JobsLayer.self)?.list, entries.indices.contains(list.cursor) else { return [] }
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

  private func billing(_ entries: [Job]) -> String {
    entries.contains { $0.isActive && $0.mayBeBilled } ? " It was sent, so it may be billed all the same." : ""
  }

  /// Ends one job; the next in line takes its place.
  mutating func cancelJob(_ id: JobID) -> [Effect] {
    guard let index = place(of: id), !jobs[index].isOver else { return [] }
    let job = jobs[index]
    end(index, .cancelled)
    say(
      .warning,
      "Job \(id) is cancelled\(job.mayBeBilled ? ". It had been sent, so the provider may still bill it." : "; it was not sent.")"
    )
    return (job.isActive ? [.cancel(id)] : []) + startWaitingJobs()
  }

  /// Enter in the list: what came of the job, in the result pane or as words over the panels.
  mutating func showJob(at row: Int) {
    let entries = listedJobs
    layers.removeLast()
    guard entries.indices.contains(row) else { return }
    if entries[row].makesPictures { show(entries[row]) } else { layers.append(WordsLayer(entries[row].id)) }
  }

  private mutating func show(_ job: Job) {
    go(to: .create)
    create.showsResult = true
    zone = .result
    settleZone()
    comparison.isOpen = false
    if let place = sheetItems.firstIndex(where: { $0.job?.id == job.id }) {
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
