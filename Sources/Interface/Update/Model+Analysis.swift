import Domain

extension Model {
  /// The picture that `a` is about: the one whose analysis is read, else the one that is shown.
  var pictureToAnalyse: Picture? {
    guard let job = readText else { return layers.isEmpty ? picture : nil }
    guard case .analysis(let id) = job.purpose, !job.isActive else { return nil }
    return pictures.first { $0.id == id }
  }

  /// `a`: shows what is known of the picture, which costs nothing; asks for the question where there is nothing yet,
  /// and from within the reading layer.
  mutating func analyse(_ picture: Picture) {
    let isRead = readText != nil
    if let known = picture.analysis, !isRead { return show(known, of: picture) }
    guard !picture.path.isEmpty || picture.savedPath != nil else {
      return say(.warning, "It is in memory alone, as it could not be written: s saves it to a file first.")
    }
    if isRead { layers.removeLast() }
    let question =
      "What to ask \(settings.analysis.model) about this picture. Enter sends one request, which may be billed."
    layers.append(.prompt(Prompt(.analyse(picture.id), question, PictureQuestion.standard)))
  }

  private mutating func show(_ analysis: PictureAnalysis, of picture: Picture) {
    let id = startText(.analysis(picture.id), model: analysis.model, timeout: 0)
    guard let index = texts.firstIndex(where: { $0.id == id }) else { return }
    texts[index].phase = .done
    texts[index].ended = now
    texts[index].flow.replace(with: analysis.full)
  }

  /// The question was taken: exactly one POST.
  mutating func sendQuestion(_ text: String, about id: PictureID) -> [Effect] {
    guard let picture = pictures.first(where: { $0.id == id }), isDeliberate() else { return [] }
    guard world.keyState != .missing else {
      layers = [.welcome(ListState())]
      return []
    }
    do throws(Failure) {
      let question = PictureQuestion(text.isEmpty ? PictureQuestion.standard : text)
      let request = try question.request(settings: settings, catalogue: world.catalogue)
      let job = startText(.analysis(id), model: request.model, timeout: request.timeout)
      return [.analyse(job, path: picture.savedPath ?? picture.path, request)]
    } catch {
      say(error)
      return [.beep]
    }
  }

  mutating func keepAnalysis(_ outcome: Outcome, of id: PictureID, by job: TextJob) {
    let analysis = PictureAnalysis(answer: outcome.text, model: outcome.model ?? job.model)
    let cost = outcome.usage.cost.map { " for \(Money.text($0))" } ?? ""
    guard let index = pictures.firstIndex(where: { $0.id == id }) else {
      return say(.warning, "The analysis is here, but its picture was discarded meanwhile.")
    }
    pictures[index].analysis = analysis
    if let place = texts.firstIndex(where: { $0.id == job.id }) { texts[place].flow.replace(with: analysis.full) }
    say(.success, "Analysed in \(Seconds.text(outcome.seconds))\(cost). a shows it again.")
  }
}

extension PictureAnalysis {
  /// The text with the tags below, as it is read.
  package var full: String { tags.isEmpty ? text : "\(text)\n\nTags: \(tags.joined(separator: ", "))" }
}
