import Cells
import Domain

import struct Foundation.Date

extension Model {
  /// Changes the model by what happened and says what is to be done outside. Pure: no clock, no disk, no network.
  package mutating func update(_ message: Message) -> [Effect] {
    let before = (create, settings)
    let spoken = speech.text.characters
    let beforeAct = BeforeAct(self)
    notices.hasSpoken = false
    let planned = plan
    let seen = panel
    let open = (isEditing: editor != nil, layers: layers.count)
    let effects = handle(message)
    noteRest()
    if message.isOfUser { dropCuredNotice(since: beforeAct) }
    if !message.isOfUser { noteLateQuestion(over: open.isEditing, layers: open.layers) }
    // Once for all that came together: planning a long prompt takes longer than typing a letter of it.
    if message.changesWorld(of: settings, create) || before != (create, settings) { makePlan() }
    if spoken != speech.text.characters { planSpeech() }
    if message.isOfUser { noticeChange(since: planned) }
    if before.0 != create { noteDraft() }
    noteCreateStep()
    followThemeChoice()
    followSlideShow()
    let opened = panel == seen ? [] : panel.row?.opened ?? []
    return effects + opened + endpointsForPicker() + neededListing() + (message.isOfUser ? lookAgain() : [])
      + neededOfGallery() + neededOfRequest() + neededOfPromptHistory() + neededCloseup() + keepReplaced()
  }

  private mutating func handle(_ message: Message) -> [Effect] {
    followImport(message)
    switch message {
    case .inputs(let events): return receive(events)
    case .ticked(let time, let today): return tick(time, today)
    case .progressed(let id, let progress): follow(id, progress)
    case .turned(let id, let attempt, let next): turn(id, attempt, to: next)
    case .partialShown(let id, let preview): return show(preview, of: id)
    case .finished(let id, let pictures, let outcome): return finish(id, pictures, outcome)
    case .failed(let id, let failure): return fail(id, failure)
    case .answered(let id, let outcome): return finishWords(id, outcome)
    case .spoken(let id, let item, let waveform, let outcome): return finishSpeech(id, item, waveform, outcome)
    case .soundEnded(let asset): if speech.playing == asset { speech.playing = nil }
    case .prepared(let id, let answers): return sendPrepared(id, answers)
    case .costLearned(let id, let record, let told): return learn(id, record, told: told)
    case .settingsSaved(let saved): return adoptFromDisk(saved)
    case .pictureSaved(let id, let path): return markSaved(id, path)
    case .fileExists(let id, let path): askToReplace(id, path)
    case .editorClosed(let ref, let text): return adoptFromEditor(ref, text)
    case .noticed(let kind, let text): say(kind, text)
    case .referencesRead(let read, let refused, let use): return receive(read, refused: refused, use)
    case .gallery(let message): return learn(message)
    case .gateway(let message): return learn(message)
    case .closeup(let wish, let bitmap): closeup.take(wish, bitmap)
    case .folderListed(let request, let listing): showListing(listing, of: request)
    case .effectFailed(let failure): say(failure)
    case .signalled(let signal): return obey(signal)
    case .catalogueLoaded, .catalogueFailed, .endpointsLoaded, .endpointsFailed, .keyChanged, .keyChecked,
      .spendingLoaded,
      .stylesLoaded, .lexiconLoaded:
      return learnOfWorld(message)
    case .promptsLoaded(let prompts): learn(prompts)
    case .presetsLoaded(let presets): create.presets = presets
    case .styleSaved, .styleDeleted, .styleFailed, .styleEdited, .stylePartEdited: return learnOfStyle(message)
    }
    return []
  }

  /// What is done first of all.
  package mutating func start() -> [Effect] {
    world.catalogueState = .loading
    if world.keyState == .missing { traffic.keyIsNew = true } else { world.keyState = .checking }
    makePlan()
    history.settled = create
    if world.keyState == .missing, !world.wasWelcomed { layers = [WelcomeLayer()] }
    return [.loadCatalogue(fresh: false), .loadSpending] + listGallery() + restoredReferences()
      + (world.keyState == .missing ? [] : [.checkKey])
  }

  private mutating func tick(_ time: Double, _ today: Date?) -> [Effect] {
    now = time
    pace.tick(at: time)
    if let today { (self.today, clock.todayAt) = (today, time) }
    if let notice, time - notice.time > notice.lifetime { self.notice = nil }
    return endWait(at: time) + generateWhenRested() + keepDraft(at: time)
  }

  private mutating func obey(_ signal: Signal) -> [Effect] {
    switch signal {
    case .terminate(let number): return [.quit(128 + number)]
    case .suspend: return [.suspend]
    case .resumed: return [.redraw]
    }
  }

  private mutating func adoptFromEditor(_ ref: FieldRef, _ text: String) -> [Effect] {
    let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
    withTextBox(ref) { $0.replace(with: trimmed) }
    return []
  }

  /// Changes the text box of Create that a reference names.
  mutating func withTextBox(_ ref: FieldRef, _ change: (inout TextBuffer) -> Void) {
    if ref == .prompt { change(&create.prompt) }
    if ref == .negative { change(&create.negative) }
    if ref == .instructions { change(&create.instructions) }
    if ref == .spokenText { change(&speech.text) }
  }
}

extension Message {
  /// Whether what plans are made from besides draft and settings may be another now.
  fileprivate func changesWorld(of settings: Settings, _ create: CreateState) -> Bool {
    switch self {
    case .catalogueLoaded, .catalogueFailed, .stylesLoaded, .lexiconLoaded, .finished, .answered, .prepared,
      .spendingLoaded:
      true
    case .endpointsLoaded(let id, _):
      id == settings.textToImage.model || id == settings.editing.model || create.compared.contains(id)
    default: false
    }
  }

  /// Whether the user did it, and not the service or another instance.
  fileprivate var isOfUser: Bool {
    switch self {
    case .inputs, .editorClosed: true
    default: false
    }
  }
}
