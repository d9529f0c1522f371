import Domain

extension Model {
  /// The job whose words are read in the top layer; nil when something else is on top.
  package var readText: Job? {
    top(WordsLayer.self).flatMap { job($0.job) }
  }

  /// Adds a job and lays its words over the panels. The caller has made sure that this is a deliberate act. It waits for no
  /// turn, as somebody waits for it.
  mutating func startWords(_ purpose: Job.Purpose, model: String, timeout: Int) -> JobID {
    let id = startJob(purpose, model: model, timeout: timeout)
    editor = nil
    layers.append(WordsLayer(id))
    return id
  }

  /// Adds a job that begins at once.
  mutating func startJob(_ purpose: Job.Purpose, model: String, timeout: Int) -> JobID {
    let id = JobID(nextJob)
    nextJob += 1
    forgetOldWords()
    var job = Job(id: id, purpose: purpose, model: model, timeout: timeout)
    job.phase = .connecting
    job.started = now
    jobs.append(job)
    return id
  }

  /// The list of jobs tells of the last ones, and words take memory.
  private mutating func forgetOldWords() {
    let over = jobs.filter { !$0.makesPictures && $0.isOver }
    let old = over.filter { !$0.isRequest } + over.filter(\.isRequest).dropLast(50)
    jobs.removeAll { job in old.contains { $0.id == job.id } }
  }

  /// The whole answer is here. One that comes after its job was given up is paid for and changes nothing else.
  mutating func finishWords(_ id: JobID, _ outcome: Outcome) -> [Effect] {
    guard let index = place(of: id) else { return [] }
    count(outcome, at: index)
    guard let purpose = jobs[index].purpose, jobs[index].isActive else { return [] }
    end(index, .done)
    jobs[index].flow.replace(with: outcome.text)
    switch purpose {
    case .analysis(let picture, _): return keepAnalysis(outcome, of: picture, by: id)
    case .prompt(let brief): showWritten(outcome, brief, id)
    case .preparation, .memory, .speech: break
    }
    return []
  }

  /// Esc and ^C where words come: gives up their job and closes what shows it.
  mutating func cancelRead() -> [Effect] {
    guard let job = readText, job.isActive else { return [] }
    closeWords(job.id)
    return cancelJob(job.id)
  }

  mutating func closeWords(_ id: JobID) {
    closeLayers(WordsLayer.self) { $0.job == id }
  }

  /// Breaks the words that are on top into lines before they are drawn. While they come, their end stays in sight unless
  /// the user has gone up.
  mutating func wrapTexts() {
    for place in layers.indices {
      guard var layer = layers[place] as? WordsLayer, let index = self.place(of: layer.job) else { continue }
      let end = lastTop(of: jobs[index].flow.lines.count)
      jobs[index].flow.wrap(width: ReadingView.width(size))
      guard jobs[index].phase == .receiving, layer.list.cursor >= end else { continue }
      layer.list.cursor = lastTop(of: jobs[index].flow.lines.count)
      layers[place] = layer
    }
  }

  /// The first line that is seen when the last one is.
  private func lastTop(of lines: Int) -> Int { max(0, lines - WordsView.page(self, lines: lines)) }
}
