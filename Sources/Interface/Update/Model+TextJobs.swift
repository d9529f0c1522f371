import Domain

extension Model {
  package var runningTexts: [TextJob] { texts.filter(\.isActive) }

  /// The job whose words are read in the top layer; nil when something else is on top.
  package var readText: TextJob? {
    top(WordsLayer.self).flatMap { layer in texts.first { $0.id == layer.job } }
  }

  /// Adds a job and lays its words over the panels. The caller has made sure that this is a deliberate act.
  mutating func startText(_ purpose: TextJob.Purpose, model: String, timeout: Int) -> JobID {
    let id = JobID(nextJob)
    nextJob += 1
    // The list of jobs tells of the last ones, too.
    texts.removeAll { !$0.isActive && !$0.isRequest }
    if texts.count > 50, let oldest = texts.firstIndex(where: { !$0.isActive }) { texts.remove(at: oldest) }
    texts.append(TextJob(id: id, purpose: purpose, model: model, timeout: timeout, started: now))
    editor = nil
    layers.append(WordsLayer(id))
    return id
  }

  /// - Returns: whether the progress was that of a job for words.
  mutating func followText(_ id: JobID, _ progress: Progress) -> Bool {
    guard let index = texts.firstIndex(where: { $0.id == id }) else { return false }
    guard texts[index].isActive else { return true }
    switch progress {
    case .connecting: break
    case .sent:
      texts[index].phase = .waiting
      texts[index].sent = now
    case .text(let piece):
      texts[index].phase = .receiving
      texts[index].flow.append(piece)
    case .answered, .received, .partial: break
    }
    return true
  }

  /// The whole answer is here. One that comes after its job was given up is paid for and changes nothing else.
  mutating func finishText(_ id: JobID, _ outcome: Outcome) -> [Effect] {
    guard let index = texts.firstIndex(where: { $0.id == id }) else { return [] }
    if let cost = outcome.usage.cost { pay(cost) }
    texts[index].cost = outcome.usage.cost
    guard texts[index].isActive else { return [] }
    texts[index].phase = .done
    texts[index].ended = now
    texts[index].flow.replace(with: outcome.text)
    switch texts[index].purpose {
    case .analysis(let picture): return keepAnalysis(outcome, of: picture, by: texts[index])
    case .prompt(let brief): takeWritten(outcome, brief, id)
    case .preparation: break
    }
    return []
  }

  /// - Returns: whether it was a job for words that failed.
  mutating func failText(_ id: JobID, _ failure: Failure) -> Bool {
    guard let index = texts.firstIndex(where: { $0.id == id }) else { return false }
    guard texts[index].isActive else { return true }
    texts[index].phase = failure.kind == .cancelled ? .cancelled : .failed(failure)
    texts[index].ended = now
    say(failure)
    askUnrecorded(failure)
    if failure.kind == .keyRefused { world.keyState = .refused(failure.title) }
    return true
  }

  /// Cancels the jobs for words and closes what shows them.
  mutating func cancelTexts() -> [Effect] {
    let running = runningTexts
    guard !running.isEmpty else { return [] }
    for index in texts.indices where texts[index].isActive {
      texts[index].phase = .cancelled
      texts[index].ended = now
      closeText(texts[index].id)
    }
    say(
      .warning,
      running.contains(where: \.mayBeBilled)
        ? "Cancelled. The request had been sent, so the provider may still bill it." : "Cancelled; nothing was sent.")
    return running.map { .cancel($0.id) }
  }

  /// Cancels one of them.
  mutating func cancelText(_ id: JobID) -> [Effect] {
    guard let index = texts.firstIndex(where: { $0.id == id && $0.isActive }) else { return [] }
    let wasSent = texts[index].mayBeBilled
    texts[index].phase = .cancelled
    texts[index].ended = now
    say(
      .warning,
      "Cancelled\(wasSent ? ". The request had been sent, so the provider may still bill it." : "; nothing was sent.")")
    return [.cancel(id)]
  }

  mutating func closeText(_ id: JobID) {
    closeLayers(WordsLayer.self) { $0.job == id }
  }

  /// Breaks the words that are on top into lines before they are drawn. While they come, their end stays in sight unless
  /// the user has gone up.
  mutating func wrapTexts() {
    for place in layers.indices {
      guard var layer = layers[place] as? WordsLayer,
        let index = texts.firstIndex(where: { $0.id == layer.job })
      else { continue }
      let end = lastTop(of: texts[index].flow.lines.count)
      texts[index].flow.wrap(width: ReadingView.width(size))
      guard texts[index].phase == .receiving, layer.list.cursor >= end else { continue }
      layer.list.cursor = lastTop(of: texts[index].flow.lines.count)
      layers[place] = layer
    }
  }

  /// The first line that is seen when the last one is.
  private func lastTop(of lines: Int) -> Int { max(0, lines - TextJobView.page(self, lines: lines)) }
}
