import Cells
import Domain

/// The ways on for one who has no key.
package enum Welcome: CaseIterable, Sendable {
  case paste, environment, demo

  var title: String {
    switch self {
    case .paste: "Paste a key"
    case .environment: "Read it from the environment"
    case .demo: "Try the demo"
    }
  }

  var detail: String {
    switch self {
    case .paste: "It is kept in a file that only you can read (0600)."
    case .environment: "Set OPENROUTER_API_KEY and start again; nothing is stored."
    case .demo: "This screen on a built-in simulator: no account, no cost."
    }
  }
}

extension Model {
  /// Enter in the top layer.
  mutating func takeFromLayer() -> [Effect] {
    switch layers.last {
    case .palette(let state):
      let actions = Palette.actions(state.filter.text, model: self)
      layers.removeLast()
      return actions.indices.contains(state.list.cursor) ? perform(actions[state.list.cursor]) : []
    case .find(let state): takeFound(state)
    case .help(let state) where state.isSearching: withHelp { $0.isSearching = false }
    case .confirm(let confirm):
      layers.removeLast()
      return confirm.isYes ? carryOut(confirm.subject) : []
    case .prompt(let prompt):
      // What is no key stays open, to be mended.
      if prompt.subject == .key { return takeKey(prompt.buffer.text) }
      layers.removeLast()
      return answer(prompt)
    case .files(let state): return takeFiles(state)
    case .welcome(let list): return welcome(Welcome.allCases[min(list.cursor, Welcome.allCases.count - 1)])
    case .jobs(let list): showJob(at: list.cursor)
    case .help, .log, .reading, .finalPrompt, .writing: return perform(.back)
    case .style, nil: break
    }
    return []
  }

  private mutating func welcome(_ choice: Welcome) -> [Effect] {
    switch choice {
    case .paste:
      layers = []
      openKey()
    case .demo: return [.startDemo]
    case .environment:
      layers = [.reading(title: choice.title, text: choice.detail, ListState())]
    }
    return []
  }

  private mutating func carryOut(_ subject: Confirm.Subject) -> [Effect] {
    switch subject {
    case .quit: return [.quit(0)]
    case .cancelJobs: return cancelJobs() + cancelTexts()
    case .overBudget(let plan): return send(plan)
    case .overBudgetWords(let words): return send(words)
    case .sendKey(let plan): return sendUnlessWaiting(plan)
    case .sendKeyInWords(let words): return leavesBudget(for: words) ? send(words) : []
    case .keepKey(let subject, let text): return answer(subject, text)
    case .sendUnrecorded: return allowUnrecorded()
    case .sendEarly(let plan): return sendEarly(plan)
    case .cancelJob(let id): return cancelJob(id)
    case .compare(let plans): return compare(plans)
    case .discard(let id):
      guard let picture = pictures.first(where: { $0.id == id }) else { return [] }
      shownPicture = nil
      pictures.removeAll { $0.id == id }
      guard !picture.path.isEmpty else {
        say(.info, "Discarded: it was in memory alone.")
        return []
      }
      say(.info, "Discarded: the file is in the trash beside the pictures.")
      return [.discard(id, path: picture.path)]
    case .copyStyle(let style): openCopy(of: style)
    case .deleteStyle(let id): return [.deleteStyle(id)]
    case .discardAssets(let ids): return discardAssets(ids)
    case .deleteAssets(let ids): return [.gallery(.delete(ids))]
    case .several(let plan): return sendWithinBudget(plan)
    case .leaveStyle: layers.removeAll { if case .style = $0 { true } else { false } }
    case .replaceFile(let id, let path): return save(id, to: path, replacing: true)
    }
    return []
  }

  private mutating func answer(_ prompt: Prompt) -> [Effect] {
    let text = prompt.buffer.text
    return asksAboutKey(in: text, for: prompt.subject) ? [] : answer(prompt.subject, text)
  }

  private mutating func answer(_ subject: Prompt.Subject, _ text: String) -> [Effect] {
    switch subject {
    case .key: return []
    case .nameAssets(let ids): return nameAssets(ids, text)
    case .tagAssets(let ids): return tagAssets(ids, text)
    case .export(let ids): return export(ids, to: text)
    case .duplicateStyle(let style): return duplicate(style, named: text)
    case .analyse(let id): return sendQuestion(text, about: id)
    case .savePicture(let id): return text.isEmpty ? [] : save(id, as: text)
    }
  }

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
    case .cancelText: return cancelTexts()
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
      layers.append(.prompt(Prompt(.savePicture(picture.id), question, name)))
    case .again: return again(picture)
    case .iterate: return reuse(picture, .iterate)
    case .useAsReference: return reuse(picture, .add)
    case .editAgain:
      let draft = picture.plan.draft
      if !create.prompt.isEmpty, create.prompt.text != draft.prompt {
        say(.info, "Its prompt stands here again; ^Z brings the former one back.")
      }
      create.prompt.replace(with: draft.prompt)
      create.negative.replace(with: draft.negative)
      create.format = draft.format
      create.visType = draft.visType
      create.style = draft.style
      create.references = draft.references
      create.showsResult = false
      panel = .create
      zone = .form
      focus[.create] = 0
      editor = .textBox(.prompt)
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
    return isDeliberate() ? sendIfAllowed(plan) : []
  }

  mutating func askToReplace(_ id: PictureID, _ path: String) {
    let question = "There is a file \(Harmless.line(path, limit: 300)) already. Replace it?"
    layers.append(.confirm(Confirm(.replaceFile(id, path), question, yes: "Replace")))
  }

  private mutating func askToDiscard() -> [Effect] {
    if jobs.contains(where: { !$0.isOver }) {
      let sent = jobs.contains { $0.isActive && $0.mayBeBilled }
      let warning = sent ? " It was sent, so it may be billed all the same." : ""
      layers.append(.confirm(Confirm(.cancelJobs, "Cancel what is running?\(warning)", yes: "Cancel it")))
    } else if followedJob != nil {
      shownPicture = pictures.last?.id
    } else if let picture {
      // The trash gives it back: there is nothing to ask.
      if let asset = picture.asset {
        shownPicture = nil
        return discardAssets([asset])
      }
      layers.append(.confirm(Confirm(.discard(picture.id), "Discard this picture?", yes: "Discard")))
    }
    return []
  }
}
