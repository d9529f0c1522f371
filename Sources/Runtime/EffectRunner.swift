import Dispatch
import Domain
import Engine
import Interface
import Synchronization

/// Does what effects say: the only place that starts tasks. Their answers come back through the inbox.
package final class EffectRunner: Sendable {
  let services: Services
  let inbox: Inbox
  private let saver: SettingsSaver
  private let drafts: DraftSaver
  let thumbnails: ThumbnailLoader
  private let state: Mutex<State>

  private struct State {
    var jobs: [JobID: Task<Void, Never>] = [:]
    /// The last of what is done with the library, one after the other.
    var library: Task<Void, Never>?
    /// Where the jobs of sweeps stand in their manifests. Those of jobs that are over stay: they may be made again.
    var seats: [JobID: RunSeat] = [:]
    /// Whether the user has allowed requests that the ledger cannot note.
    var mayGoUnrecorded = false
  }

  package init(services: Services, inbox: Inbox) {
    self.services = services
    self.inbox = inbox
    thumbnails = ThumbnailLoader(services: services, inbox: inbox)
    saver = SettingsSaver(store: services.engine.ports.settings, inbox: inbox)
    drafts = DraftSaver(store: services.drafts, inbox: inbox)
    state = Mutex(State())
  }

  /// Starts an effect and returns at once.
  package func run(_ effect: Effect) {
    switch effect {
    case .loadCatalogue(let fresh): Task { await loadCatalogue(fresh: fresh) }
    case .loadEndpoints(let model): Task { await loadEndpoints(model) }
    case .checkKey: Task { await checkKey() }
    case .loadSpending: Task { loadSpending() }
    case .allowUnrecorded: allowUnrecorded(true)
    case .saveKey(let key): Task { await save(key) }
    case .generate(let id, let request, let plan): start(id) { await $0.generate(id, request, plan) }
    case .keepRun(let opening): keepRun(opening)
    case .rejoinRun(let id, let former): if let seat = seat(of: former) { sit(id, seat) }
    case .analyse(let id, let path, let request): start(id) { await $0.analyse(id, path, request) }
    case .write(let id, let request): start(id) { await $0.write(id, request) }
    case .speak(let id, let plan): start(id) { await $0.speak(id, plan) }
    case .play(let asset, let path, let mediaType): Task { await play(asset, path, mediaType) }
    case .stopPlaying: services.desktop.stopPlaying()
    case .prepare(let id, let plan): start(id) { await $0.prepare(id, plan) }
    case .cancel(let id): state.withLock { $0.jobs[id] }?.cancel()
    case .saveSettings(let change): saver.save(change)
    case .saveDraft(let draft): drafts.save(draft)
    case .savePicture(let id, let source, let path, let replacing):
      Task { savePicture(id, from: source, to: path, replacing: replacing) }
    case .discard(let path): Task { discard(path) }
    case .openViewer(let path): Task { open(path) }
    case .readReferences(let paths, let use): Task { readReferences(paths, use) }
    case .listFolder(let request): Task { list(request) }
    case .loadStyles: Task { loadStyles() }
    case .loadLexicon: Task { loadLexicon() }
    // A list shows what was kept before it was asked for.
    case .loadPrompts: line { [self] in loadPrompts() }
    case .keepPrompt(let text): line { [self] in keepPrompt(text) }
    case .deletePrompt(let id): line { [self] in deletePrompt(id) }
    case .loadPresets: Task { loadPresets() }
    case .savePreset(let preset): Task { savePreset(preset) }
    case .deletePreset(let name): Task { deletePreset(name) }
    case .saveStyle(let style, let isNew): Task { saveStyle(style, isNew: isNew) }
    case .deleteStyle(let id): Task { deleteStyle(id) }
    // At once, as each takes the place of the one before.
    case .gallery(.thumbnails(let wishes)): thumbnails.want(wishes)
    case .closeup(let wish): Task { closeup(wish) }
    case .gateway(let effect): gateway(effect)
    case .gallery(let effect):
      if effect.isInLine { line { [self] in await gallery(effect) } } else { Task { await gallery(effect) } }
    case .openEditor, .openStyleEditor, .copy, .takeInput, .redraw, .beep, .suspend, .startDemo, .startOnboarding,
      .quit:
      break
    }
  }

  /// Waits until settings and what stands on Create are on disk, at most a second, and cancels what runs.
  ///
  /// - Parameter draft: what is to be written of Create; nil when the disk has it.
  package func finish(keeping draft: SavedDraft? = nil) {
    let deadline = DispatchTime.now() + 1
    if let draft { drafts.save(draft) }
    for job in state.withLock({ Array($0.jobs.values) }) { job.cancel() }
    services.desktop.stopPlaying()
    finishLibrary(by: deadline)
    saver.finish(by: deadline)
    drafts.finish(by: deadline)
  }

  var engine: Engine { services.engine }

  var mayGoUnrecorded: Bool { state.withLock { $0.mayGoUnrecorded } }

  /// Until the ledger can be written again.
  func allowUnrecorded(_ isAllowed: Bool) { state.withLock { $0.mayGoUnrecorded = isAllowed } }

  func seat(of id: JobID) -> RunSeat? { state.withLock { $0.seats[id] } }

  func sit(_ id: JobID, _ seat: RunSeat) { state.withLock { $0.seats[id] = seat } }

  func forget(_ id: JobID) { _ = state.withLock { $0.jobs.removeValue(forKey: id) } }

  /// Names, tags and words of an analysis that were paid for reach the disk.
  private func finishLibrary(by deadline: DispatchTime) {
    guard let last = state.withLock({ $0.library }) else { return }
    let done = DispatchSemaphore(value: 0)
    Task {
      await last.value
      done.signal()
    }
    _ = done.wait(timeout: deadline)
  }

  private func line(_ work: @escaping @Sendable () async -> Void) {
    state.withLock { state in
      let before = state.library
      state.library = Task {
        await before?.value
        await work()
      }
    }
  }

  private func start(_ id: JobID, _ work: @escaping @Sendable (EffectRunner) async -> Void) {
    let job = Task(executorPreference: JobExecutor()) { await work(self) }
    state.withLock { $0.jobs[id] = job }
  }
}
