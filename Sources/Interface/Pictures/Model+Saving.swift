import Domain

extension Model {
  /// `s`: saves with a name, or renames what is saved. One picture can be saved as a file of the user's, too.
  mutating func askForName(_ chosen: Chosen) {
    guard chosen.count == 1 else {
      let ids = chosen.assets
      let question = "Name for \(ids.count) pictures (then NAME 2, NAME 3)"
      return layers.append(LineQuestion(question) { $0.nameAssets(ids, $1) })
    }
    guard let subject = chosen.subjects.first else { return say(.info, "What is known of it is on its way.") }
    let id = subject.id
    layers.append(LineQuestion(nameQuestion(subject), offeredName(subject)) { $0.save(id, as: $1) })
  }

  private func nameQuestion(_ subject: Subject) -> String {
    guard subject.asset != nil else { return "Save to" }
    let title = "\"\(OneLine.text(subject.title, limit: 60))\""
    let deed = subject.isSaved ? "Rename \(title) to" : "Save \(title) in the library as"
    return "\(deed) (a path copies the file there as well)"
  }

  private func offeredName(_ subject: Subject) -> String {
    if subject.asset != nil { return subject.name }
    return subject.path.split(separator: "/").last.map(String.init) ?? "picture.png"
  }

  /// A name keeps it in the library; a path is a file of the user's, which the library's row then tells of.
  private mutating func save(_ id: PictureID, as text: String) -> [Effect] {
    guard let asset = subject(id)?.asset, !text.contains("/") else {
      return text.isEmpty ? [] : save(id, to: text, replacing: false)
    }
    return nameAssets([asset], text)
  }

  private func save(_ id: PictureID, to path: String, replacing: Bool) -> [Effect] {
    let written = pictures.first { $0.id == id }?.path ?? subject(id)?.path
    return written.map { [.savePicture(id, from: $0, to: path, replacing: replacing)] } ?? []
  }

  mutating func askToReplace(_ id: PictureID, _ path: String) {
    let question = "There is a file \(Harmless.line(path, limit: 300)) already. Replace it?"
    ask(question, yes: "Replace") { $0.save(id, to: path, replacing: true) }
  }

  mutating func markSaved(_ id: PictureID, _ path: String) -> [Effect] {
    guard let asset = markedSaved(id, path), let file = path.split(separator: "/").last else { return [] }
    let name = Harmless.line(String(file), limit: 200)
    for index in pictures.indices where pictures[index].asset == asset { pictures[index].name = name }
    return [.gallery(.edit([AssetEdit(asset, AssetChange(naming: .saved(name)))], said: ""))]
  }

  /// - Returns: its id in the library; nil where that has not got it, or it is gone.
  private mutating func markedSaved(_ id: PictureID, _ path: String) -> String? {
    guard let subject = subject(id) else { return nil }
    if let index = pictures.firstIndex(where: { $0.id == id }) { pictures[index].savedPath = path }
    say(.success, "Saved \(Harmless.line(path)).")
    return subject.asset
  }

  // MARK: Discarding

  /// Whether the result pane shows no picture but jobs, so that discarding is about these.
  var standsForJob: Bool { jobs.contains { !$0.isOver } || followedJob != nil }

  /// `x` where jobs are shown: cancels them, or leaves the one that failed.
  mutating func discardJob() -> [Effect] {
    guard jobs.contains(where: { !$0.isOver }) else {
      shownPicture = pictures.last?.id
      return []
    }
    let sent = jobs.contains { $0.isActive && $0.mayBeBilled }
    let warning = sent ? " It was sent, so it may be billed all the same." : ""
    ask("Cancel what is running?\(warning)", yes: "Cancel it") { $0.cancelJobs() }
    return []
  }

  /// The trash gives pictures back, so there is nothing to ask; a result that the library does not have is asked about.
  mutating func discard(_ chosen: Chosen) -> [Effect] {
    guard chosen.assets.isEmpty, let id = chosen.subjects.first?.id else {
      return chosen.assets.isEmpty ? [] : askToDiscard(chosen.assets, all: false)
    }
    ask("Discard this picture?", yes: "Discard") { $0.discard(id) }
    return []
  }

  /// A result that the library does not have.
  private mutating func discard(_ id: PictureID) -> [Effect] {
    guard let picture = pictures.first(where: { $0.id == id }) else { return [] }
    shownPicture = nil
    pictures.removeAll { $0.id == id }
    guard !picture.path.isEmpty else {
      say(.info, "Discarded: it was in memory alone.")
      return []
    }
    say(.info, "Discarded: the file is in the trash beside the pictures.")
    return [.discard(id, path: picture.path)]
  }
}
