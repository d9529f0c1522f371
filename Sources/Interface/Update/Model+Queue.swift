import Domain

extension Model {
  /// The list of jobs, at the first that is not over.
  mutating func openJobs() {
    layers.append(.jobs(ListState(cursor: jobs.firstIndex { !$0.isOver } ?? max(0, jobs.count - 1))))
  }

  mutating func performQueue(_ action: Action) -> [Effect] {
    guard case .jobs(let list)? = layers.last, jobs.indices.contains(list.cursor) else { return [] }
    if action == .cancelAllJobs {
      layers.append(
        .confirm(Confirm(.cancelJobs, "Cancel all that runs and waits?\(billing(jobs))", yes: "Cancel all")))
      return []
    }
    let job = jobs[list.cursor]
    guard !job.isOver else {
      say(.info, "Job \(job.id) is over: \(job.phaseWord).")
      return []
    }
    guard job.isActive else { return cancelJob(job.id) }
    let question = "Cancel job \(job.id), \(job.request.model)?\(billing([job]))"
    layers.append(.confirm(Confirm(.cancelJob(job.id), question, yes: "Cancel it")))
    return []
  }

  private func billing(_ jobs: [Job]) -> String {
    jobs.contains { $0.isActive && $0.mayBeBilled } ? " It was sent, so it may be billed all the same." : ""
  }

  /// Ends one job; the next in line takes its place.
  mutating func cancelJob(_ id: JobID) -> [Effect] {
    guard let index = jobs.firstIndex(where: { $0.id == id }), !jobs[index].isOver else { return [] }
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

  /// Enter in the list: what came of the job, in the result pane.
  mutating func showJob(at row: Int) {
    layers.removeLast()
    guard jobs.indices.contains(row) else { return }
    let job = jobs[row]
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
