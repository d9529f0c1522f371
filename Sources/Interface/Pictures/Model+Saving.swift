import Domain

extension Model {
  /// `s`: saves with a name, or renames what is saved. One picture can be saved as a file of the user's, too.
  mutating func askForName(_ chosen: Chosen) -> [Effect] {
    guard chosen.count == 1 else {
      let ids = chosen.assets
      let question = "Name for \(ids.count) pictures (then NAME 2, NAME 3)"
      layers.append(LineQuestion(question) { $0.nameAssets(ids, $1) })
      return []
    }
    guard let item = chosen.items.first else { return sayUnknown(chosen) }
    let id = item.id
    layers.append(LineQuestion(nameQuestion(item), offeredName(item)) { $0.save(id, as: $1) })
    return []
  }

  private func nameQuestion(_ item: GalleryItem) -> String {
    guard item.isInLibrary else { return "Save to" }
    let title = "\"\(OneLine.text(item.asset.title, limit: 60))\""
    let deed = item.isSaved ? "Another name for" : "A name for"
    return "\(deed) \(title), or a path such as ~/fox.png to copy it to"
  }

  private func offeredName(_ item: GalleryItem) -> String {
    if item.isInLibrary { return item.offeredName }
    return item.path.split(separator: "/").last.map(String.init) ?? "picture.png"
  }

  /// A name keeps it in the library; a path is a file of the user's, which the library's row then tells of.
  private mutating func save(_ id: String, as text: String) -> [Effect] {
    guard gallery.item(id)?.isInLibrary == true, !text.contains("/") else {
      return text.isEmpty ? [] : save(id, to: text, replacing: false)
    }
    return nameAssets([id], text)
  }

  private func save(_ id: String, to path: String, replacing: Bool) -> [Effect] {
    guard let item = gallery.item(id) else { return [] }
    let held = results.made.first { $0.asset == id }?.bytes
    let source = held.map { PictureSource.memory($0, mediaType: item.asset.mediaType) } ?? .file(item.path)
    return [.savePicture(.asset(id), from: source, to: path, replacing: replacing)]
  }

  mutating func askToReplace(_ id: PictureID, _ path: String) {
    guard let id = item(of: id)?.id else { return }
    let question = "There is a file \(Harmless.line(path, limit: 300)) already. Replace it?"
    ask(question, yes: "Replace") { $0.save(id, to: path, replacing: true) }
  }

  /// A copy of the user's gives its name to a picture that the library has; another one is there from now on.
  mutating func markSaved(_ id: PictureID, _ path: String) -> [Effect] {
    guard let item = item(of: id), let file = path.split(separator: "/").last else { return [] }
    say(.success, "Saved \(Harmless.line(path)).")
    if !item.asset.analysis.isEmpty { references.analyses[path] = item.asset.analysis }
    if !item.isInLibrary { gallery.change(item.id) { $0.path = path } }
    for index in results.made.indices where results.made[index].asset == item.id { results.made[index].bytes = nil }
    return edit([AssetEdit(item.id, AssetChange(saving: AssetChange.cleanName(String(file))))], said: "")
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
    guard chosen.assets.isEmpty, let item = chosen.items.first else {
      return chosen.assets.isEmpty ? [] : askToDiscard(chosen.assets, all: false)
    }
    ask("Discard this picture?", yes: "Discard") { $0.discardUnlisted(item) }
    return []
  }

  /// A result that the library does not have. A copy that was saved elsewhere is the user's, and stays.
  private mutating func discardUnlisted(_ item: GalleryItem) -> [Effect] {
    results.made.removeAll { $0.asset == item.id }
    gallery.remove(item.id)
    guard !item.asset.file.isEmpty else {
      say(.info, "Discarded: it was in memory alone.")
      return []
    }
    say(.info, "Discarded: the file is in the trash beside the pictures.")
    return [.discard(path: item.asset.file)]
  }
}
