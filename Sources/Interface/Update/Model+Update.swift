import Cells
import Domain

extension Model {
  /// Changes the model by what happened and says what is to be done outside. Pure: no clock, no disk, no network.
  package mutating func update(_ message: Message) -> [Effect] {
    let before = (create, settings)
    let planned = plan
    let effects = handle(message)
    if message.changesWorld(of: settings, create) || before != (create, settings) { makePlan() }
    if message.isOfUser { noticeChange(since: planned) }
    return effects + endpointsForPicker()
  }

  private mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .input(let event): return take(event)
    case .ticked(let time): return tick(time)
    case .progressed(let id, let progress): return follow(id, progress)
    case .partialShown(let id, let preview): return show(preview, of: id)
    case .finished(let id, let pictures, let outcome): return finish(id, pictures, outcome)
    case .failed(let id, let failure): return fail(id, failure)
    case .costLearned(let id, let record): return learn(id, record)
    case .settingsSaved(let saved): return adoptFromDisk(saved)
    case .pictureSaved(let id, let path): return markSaved(id, path)
    case .fileExists(let id, let path): askToReplace(id, path)
    case .editorClosed(let ref, let text): return takeFromEditor(ref, text)
    case .noticed(let kind, let text): say(kind, text)
    case .effectFailed(let failure): say(failure)
    case .signalled(let signal): return obey(signal)
    case .catalogueLoaded, .catalogueFailed, .endpointsLoaded, .endpointsFailed, .keyChanged, .keyChecked,
      .stylesLoaded:
      return learnOfWorld(message)
    }
    return []
  }

  /// What is done first of all.
  package mutating func start() -> [Effect] {
    world.catalogueState = .loading
    if world.keyState != .missing { world.keyState = .checking }
    makePlan()
    if world.keyState == .missing { layers = [.welcome(ListState())] }
    return [.loadCatalogue(fresh: false)] + (world.keyState == .missing ? [] : [.checkKey])
  }

  private mutating func tick(_ time: Double) -> [Effect] {
    now = time
    if let notice, time - notice.time > notice.lifetime { self.notice = nil }
    return generateWhenRested()
  }

  private mutating func obey(_ signal: Signal) -> [Effect] {
    switch signal {
    case .terminate(let number): return [.quit(128 + number)]
    case .suspend: return [.suspend]
    case .resumed: return [.redraw]
    }
  }

  private mutating func takeFromEditor(_ ref: FieldRef, _ text: String) -> [Effect] {
    let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
    withTextBox(ref) { $0.replace(with: trimmed) }
    return []
  }

  /// Changes the text box of Create that a reference names.
  mutating func withTextBox(_ ref: FieldRef, _ change: (inout TextBuffer) -> Void) {
    if ref == .prompt { change(&create.prompt) }
    if ref == .negative { change(&create.negative) }
  }
}

extension Message {
  /// Whether what plans are made from besides draft and settings may be another now.
  fileprivate func changesWorld(of settings: Settings, _ create: CreateState) -> Bool {
    switch self {
    case .catalogueLoaded, .catalogueFailed, .stylesLoaded: true
    case .endpointsLoaded(let id, _):
      id == settings.textToImage.model || id == settings.editing.model || create.compared.contains(id)
    default: false
    }
  }

  /// Whether the user did it, and not the service or another instance.
  fileprivate var isOfUser: Bool {
    switch self {
    case .input, .editorClosed: true
    default: false
    }
  }
}
