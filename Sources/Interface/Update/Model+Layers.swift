import Cells
import Domain

extension Model {
  /// A name keeps it in the library; a path is a file of the user's, which the library's row then tells of.
  private mutating func save(_ id: PictureID, as text: String) -> [Effect] {
    guard let asset = pictures.first(where: { $0.id == id })?.asset, !text.contains("/") else {
      return save(id, to: text, replacing: false)
    }
    return nameAssets([asset], text)
  }

  func save(_ id: PictureID, to path: String, replacing: Bool) -> [Effect] {
    guard let picture = pictures.first(where: { $0.id == id }) else { return [] }
    return [.savePicture(id, from: picture.path, to: path, replacing: replacing)]
  }

  /// The keys of the result pane.
  mutating func performResult(_ action: Action) -> [Effect] {
    switch action {
    case .nextPicture: if !moveInSheet(action) { movePicture(1) }
    case .previousPicture: if !moveInSheet(action) { movePicture(-1) }
    case .discard: return askToDiscard()
    case .cancelText: return cancelRead()
    case .facts: showsFacts.toggle()
    case .analyse: if let picture = pictureToAnalyse { analyse(picture) }
    default:
      guard let picture else { return [] }
      return perform(action, on: picture)
    }
    return []
  }

  private mutating func perform(_ action: Action, on picture: Picture) -> [Effect] {
    // What was let go of an old picture, the library reads anew.
    if let asset = picture.asset, picture.isLetGo {
      if action == .again { return again([asset]) }
      if action == .editAgain { return [.gallery(.recall(asset))] }
    }
    switch action {
    case .save:
      let file = picture.path.split(separator: "/").last.map(String.init) ?? "picture.png"
      let question = picture.asset == nil ? "Save to" : "Save in the library as (a path copies the file there as well)"
      let name = picture.asset == nil ? file : picture.name ?? picture.suggestedName
      let id = picture.id
      layers.append(LineQuestion(question, name) { $1.isEmpty ? [] : $0.save(id, as: $1) })
    case .again: return again(picture)
    case .iterate: return reuse(picture, .iterate)
    case .useAsReference: return reuse(picture, .add)
    case .editAgain:
      let draft = picture.plan.draft
      recall(draft, draft.references, knowsStyle: true, madeBy: picture.request.model)
    case .view:
      let path = picture.savedPath ?? picture.path
      guard !path.isEmpty else {
        say(.warning, "It is in memory alone, as it could not be written: s saves it to a file.")
        return []
      }
      return [.openViewer(path: path)]
    default: break
    }
    return []
  }

  /// One deliberate act, the same request once more; a seed that was set would give the same picture, so it moves on.
  private mutating func again(_ picture: Picture) -> [Effect] {
    var plan = picture.plan
    var request = picture.request
    request.seed = request.seed.map { $0 &+ 1 }
    plan.estimate = plan.estimate(of: request)
    plan.requests = [request]
    // What was asked before an edit is in its prompt by now.
    plan.preparation = nil
    return isDeliberate() ? sendIfAllowed(.pictures(plan)) : []
  }

  mutating func askToReplace(_ id: PictureID, _ path: String) {
    let question = "There is a file \(Harmless.line(path, limit: 300)) already. Replace it?"
    ask(question, yes: "Replace") { $0.save(id, to: path, replacing: true) }
  }

  private mutating func askToDiscard() -> [Effect] {
    if jobs.contains(where: { !$0.isOver }) {
      let sent = jobs.contains { $0.isActive && $0.mayBeBilled }
      let warning = sent ? " It was sent, so it may be billed all the same." : ""
      ask("Cancel what is running?\(warning)", yes: "Cancel it") { $0.cancelJobs() }
    } else if followedJob != nil {
      shownPicture = pictures.last?.id
    } else if let picture {
      // The trash gives it back: there is nothing to ask.
      if let asset = picture.asset {
        shownPicture = nil
        return discardAssets([asset])
      }
      let id = picture.id
      ask("Discard this picture?", yes: "Discard") { $0.discard(id) }
    }
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
