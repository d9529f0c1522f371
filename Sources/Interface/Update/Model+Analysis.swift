import Domain

extension Model {
  /// The picture that `a` is about: the one whose analysis is read, else the one that is shown.
  var pictureToAnalyse: GalleryItem? {
    guard let job = readText else { return layers.isEmpty ? picture.flatMap { item(of: $0.id) } : nil }
    guard !job.isActive else { return nil }
    switch job.purpose {
    case .analysis(let id, _), .memory(let id): return item(of: id)
    default: return nil
    }
  }

  /// `a`: shows what is known of the picture, which costs nothing; asks for the question where there is nothing yet,
  /// and from within the reading layer.
  mutating func analyse(_ item: GalleryItem) -> [Effect] {
    let isRead = readText != nil
    if !item.asset.analysis.isEmpty, !isRead {
      showAnalysis(of: item)
      return []
    }
    guard canRead(item) else { return [] }
    let id = PictureID.asset(item.id)
    if isRead { layers.removeLast() }
    let question =
      "What to ask \(settings.analysis.model) about this picture. Enter sends one request, which may be billed."
    let text = lastActs.unsentQuestion ?? PictureQuestion.standard
    layers.append(LineQuestion(question, text, kind: .request, verb: "ask") { $0.sendQuestion($1, about: id) })
    return []
  }

  private mutating func showAnalysis(of item: GalleryItem) {
    let picture = PictureID.asset(item.id)
    let id = startWords(.memory(picture), model: analyst(of: picture), timeout: 0)
    guard let index = place(of: id) else { return }
    end(index, .done)
    jobs[index].flow.replace(with: PictureAnalysis(of: item.asset).full)
  }

  /// The model that said it, where that was in this session: the library does not keep it.
  private func analyst(of picture: PictureID) -> String {
    let asked = jobs.last { job in
      if job.phase == .done, case .analysis(picture, _)? = job.purpose { true } else { false }
    }
    return asked?.model ?? ""
  }

  /// The question was taken: exactly one POST.
  mutating func sendQuestion(_ text: String, about id: PictureID) -> [Effect] {
    guard item(of: id) != nil, isDeliberate() else { return [] }
    guard world.keyState != .missing else {
      layers = [WelcomeLayer()]
      return []
    }
    lastActs.unsentQuestion = text.isEmpty ? nil : text
    return sendIfAllowed(.question(text, about: id))
  }

  mutating func ask(_ text: String, about id: PictureID) -> [Effect] {
    guard let picture = item(of: id) else { return [] }
    do throws(Failure) {
      let question = PictureQuestion(text.isEmpty ? PictureQuestion.standard : text)
      let request = try question.request(settings: settings, catalogue: world.catalogue)
      let purpose = Job.Purpose.analysis(id, question: question.text)
      let job = startWords(purpose, model: request.model, timeout: request.timeout)
      lastActs.unsentQuestion = nil
      return [.analyse(job, path: picture.path, request)]
    } catch {
      sayWhyNot(error)
      return [.beep]
    }
  }

  mutating func keepAnalysis(_ outcome: Outcome, of id: PictureID, by jobID: JobID) -> [Effect] {
    let model = outcome.model ?? job(jobID)?.model ?? ""
    let analysis = PictureAnalysis(answer: Harmless.block(outcome.text), model: model)
    let cost = outcome.usage.cost.map { " for \(Money.text($0))" } ?? ""
    guard let picture = item(of: id) else {
      say(.warning, "The analysis is here, but its picture was discarded meanwhile.")
      return []
    }
    if let place = place(of: jobID) { jobs[place].flow.replace(with: analysis.full) }
    let told = "Analysed in \(Seconds.text(outcome.seconds))\(cost). a shows it again."
    say(told, of: outcome)
    return edit([AssetEdit(picture.id, AssetChange(analysis))], said: "")
  }
}

extension PictureAnalysis {
  /// The text with the tags below, as it is read.
  package var full: String { tags.isEmpty ? text : "\(text)\n\nTags: \(tags.joined(separator: ", "))" }
}
