import Domain

extension Model {
  /// The picture that `a` is about: the one whose analysis is read, else the one that is shown.
  var pictureToAnalyse: Subject? {
    guard let job = readText else { return layers.isEmpty ? picture.flatMap { subject($0.id) } : nil }
    guard !job.isActive else { return nil }
    switch job.purpose {
    case .analysis(let id, _), .memory(let id): return subject(id)
    default: return nil
    }
  }

  /// `a`: shows what is known of the picture, which costs nothing; asks for the question where there is nothing yet,
  /// and from within the reading layer.
  mutating func analyse(_ picture: Subject) {
    let isRead = readText != nil
    if let known = picture.analysis, !isRead { return show(known, of: picture) }
    guard canRead(picture) else { return }
    if isRead { layers.removeLast() }
    let question =
      "What to ask \(settings.analysis.model) about this picture. Enter sends one request, which may be billed."
    let text = lastActs.unsentQuestion ?? PictureQuestion.standard
    layers.append(LineQuestion(question, text, kind: .request, verb: "ask") { $0.sendQuestion($1, about: picture.id) })
  }

  private mutating func show(_ analysis: PictureAnalysis, of picture: Subject) {
    let id = startWords(.memory(picture.id), model: analysis.model, timeout: 0)
    guard let index = place(of: id) else { return }
    end(index, .done)
    jobs[index].flow.replace(with: analysis.full)
  }

  /// The question was taken: exactly one POST.
  mutating func sendQuestion(_ text: String, about id: PictureID) -> [Effect] {
    guard subject(id) != nil, isDeliberate() else { return [] }
    guard world.keyState != .missing else {
      layers = [WelcomeLayer()]
      return []
    }
    lastActs.unsentQuestion = text.isEmpty ? nil : text
    return sendIfAllowed(.question(text, about: id))
  }

  mutating func ask(_ text: String, about id: PictureID) -> [Effect] {
    guard let picture = subject(id) else { return [] }
    do throws(Failure) {
      let question = PictureQuestion(text.isEmpty ? PictureQuestion.standard : text)
      let request = try question.request(settings: settings, catalogue: world.catalogue)
      let purpose = Job.Purpose.analysis(id, question: question.text)
      let job = startWords(purpose, model: request.model, timeout: request.timeout)
      lastActs.unsentQuestion = nil
      return [.analyse(job, path: picture.path, request)]
    } catch {
      say(error)
      return [.beep]
    }
  }

  /// With the picture, and with its row in the library.
  mutating func keepAnalysis(_ outcome: Outcome, of id: PictureID, by jobID: JobID) -> [Effect] {
    let model = outcome.model ?? job(jobID)?.model ?? ""
    let analysis = PictureAnalysis(answer: Harmless.block(outcome.text), model: model)
    let cost = outcome.usage.cost.map { " for \(Money.text($0))" } ?? ""
    guard let picture = subject(id) else {
      say(.warning, "The analysis is here, but its picture was discarded meanwhile.")
      return []
    }
    for index in pictures.indices
    where pictures[index].id == id || (picture.asset != nil && pictures[index].asset == picture.asset) {
      pictures[index].analysis = analysis
    }
    if let place = place(of: jobID) { jobs[place].flow.replace(with: analysis.full) }
    let told = "Analysed in \(Seconds.text(outcome.seconds))\(cost). a shows it again."
    say(told, of: outcome)
    return picture.asset.map { [.gallery(.edit([AssetEdit($0, AssetChange(analysis))], said: ""))] } ?? []
  }
}

extension PictureAnalysis {
  /// The text with the tags below, as it is read.
  package var full: String { tags.isEmpty ? text : "\(text)\n\nTags: \(tags.joined(separator: ", "))" }
}
