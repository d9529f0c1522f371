import Cells
import Dispatch
import Domain
import Interface
import Synchronization
import Testing

import struct Foundation.Decimal

@testable import Runtime

/// The real program, from keys to frames. One at a time: the loop blocks its thread, and tasks need another.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ProgramTests {
  private let generate = Key.control("g")

  @Test func generatingShowsAPicture() throws {
    let stage = Stage()
    try stage.settle()
    stage.press(generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    #expect(stage.text.contains("32×18 PNG"))
    #expect(stage.text.contains("unsaved"))
    #expect(stage.screen.frame.cells.contains { $0.kind == .picture })
    #expect(stage.stores.files["/queue/1.png"] == ScriptedService.picture(200).bytes)
    #expect(stage.service.requests.count == 1)
    #expect(stage.model.spent == 0.04)
  }

  @Test func partialPicturesAreShownAndGoAway() throws {
    let stage = Stage()
    stage.service.script(.pictures(1, partials: 3))
    try stage.settle()
    stage.press(generate)
    try stage.until("the picture is there") { !$0.pictures.isEmpty }
    #expect(stage.model.jobs[0].partials == 3)
    #expect(stage.model.partials.isEmpty)
  }

  @Test func theFirstPartialPictureIsDrawnAtOnce() throws {
    let stage = Stage()
    stage.service.script(.stalled(partials: 1))
    try stage.settle()
    stage.press(generate)
    try stage.until("a partial picture is here") { !$0.partials.isEmpty }
    // The turn that took it in has drawn it, while the request goes on.
    #expect(stage.model.runningJobs.count == 1 && stage.model.pictures.isEmpty)
    #expect(stage.screen.frame.cells.contains { $0.kind == .picture })
    stage.press(.character("x"), .character("y"))
    try stage.until("it is cancelled") { $0.runningJobs.isEmpty }
  }

  @Test func eachOfTwoJobsKeepsItsPartialPicture() throws {
    let stage = Stage()
    stage.service.script(.stalled(partials: 1), .stalled(partials: 2))
    try stage.settle()
    stage.press(generate, generate)
    try stage.until("both are here") { $0.partials.count == 2 }
    #expect(stage.screen.frame.cells.contains { $0.kind == .picture })
    stage.press(.character("x"), .character("y"))
    try stage.until("all is cancelled") { $0.runningJobs.isEmpty }
    #expect(stage.model.partials.isEmpty)
  }

  @Test func automaticGenerationSendsWhatHasRested() throws {
    var settings = Settings()
    settings.general.automaticGeneration = true
    let automatic = Stage(stores: MemoryStores(settings: settings))
    try automatic.settle()
    automatic.press(.enter, .character("a"))
    #expect(automatic.model.isMoving && automatic.service.requests.isEmpty)
    // The clock goes on by a second with each turn.
    for _ in 0..<5 where automatic.model.jobs.isEmpty { automatic.press(.left) }
    try automatic.until("a picture is there") { !$0.pictures.isEmpty }
    #expect(automatic.service.requests.count == 1)
    if case .textBox = automatic.model.editor {} else { Issue.record("the prompt was closed") }
  }

  @Test func aWaitIsCountedWhileNothingElseHappens() throws {
    let stage = Stage()
    stage.service.script(.failure(Failure(.rateLimited, "Too many.", status: 429, retryAfter: 300)))
    try stage.settle()
    stage.press(generate)
    try stage.until("it failed") { $0.remainingWait != nil }
    // Notices are gone by then; the clock goes on by half a second with each turn and look.
    for _ in 0..<30 { stage.press(.function(24)) }
    let limit = try #require(stage.waiter.limits.last ?? nil)
    #expect(stage.model.notice == nil && limit <= 1020)
    let rest = try #require(stage.model.remainingWait)
    #expect(rest < 300 && stage.text.contains("The service asks to wait \(rest) s."))
    #expect(stage.service.requests.count == 1)
  }

  @Test func severalPicturesOfOneAnswerAreAllKept() throws {
    let stage = Stage()
    stage.service.script(.pictures(3))
    try stage.settle()
    stage.press(generate)
    try stage.until("all are there") { $0.pictures.count == 3 }
    #expect(stage.stores.files.count == 3)
    #expect(stage.text.contains("Result 3/3"))
  }

  @Test func savingWritesToThePath() throws {
    let stage = Stage()
    try stage.settle()
    stage.press(generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    stage.press(.character("s"), .control("u"))
    stage.write("/out/a.png")
    stage.press(.enter)
    try stage.until("it is saved") { $0.madeItem(0)?.isSaved == true }
    #expect(stage.stores.files["/out/a.png"] == ScriptedService.picture(200).bytes)
    #expect(stage.text.contains("Saved /out/a.png."))
  }

  @Test func aFullDiskLeavesThePictureInMemory() throws {
    let stage = Stage()
    stage.stores.fail("keep")
    stage.stores.fail("write")
    try stage.settle()
    stage.press(generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    stage.stores.mend("write")
    #expect(stage.model.log.contains { $0.text.contains("held in memory") })
    #expect(stage.screen.frame.cells.contains { $0.kind == .picture })
    stage.press(.character("s"), .control("u"))
    stage.write("/elsewhere/b.png")
    stage.press(.enter)
    try stage.until("it is saved") { $0.madeItem(0)?.isSaved == true }
    #expect(stage.stores.files["/elsewhere/b.png"] == ScriptedService.picture(200).bytes)
  }

  @Test func aPictureThatNoFolderOfOursTakesIsKeptElsewhereAndNamed() throws {
    let stage = Stage()
    stage.stores.fail("keep")
    try stage.settle()
    stage.press(generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    let path = try #require(stage.model.madeItem(0)?.path)
    #expect(stage.stores.files[path] == ScriptedService.picture(200).bytes)
    #expect(stage.model.notice?.kind == .error && stage.model.notice?.text.contains(path) == true)
  }

  @Test func aSaveThatFailsIsSaidAndKeepsThePicture() throws {
    let stage = Stage()
    try stage.settle()
    stage.press(generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    stage.stores.fail("write")
    stage.press(.character("s"), .enter)
    try stage.until("it is said") { $0.log.contains { $0.text == "The disk is full." } }
    #expect(stage.model.madeItem(0)?.isSaved == false)
  }

  @Test func discardingMovesTheFileToTheTrash() throws {
    let stage = Stage()
    try stage.settle()
    stage.press(generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    stage.press(.character("x"), .character("y"), .character("s"))
    #expect(stage.model.pictures.isEmpty)
    stage.program.finish()
    #expect(stage.stores.discarded == ["/queue/1.png"])
  }

  @Test func failuresAreSaid() throws {
    let stage = Stage()
    stage.service.script(.failure(Failure(.moderated, "The provider refused the prompt.", advice: "Reword it.")))
    try stage.settle()
    stage.press(generate)
    try stage.until("it failed") { $0.jobs.first?.isOver == true }
    #expect(stage.text.contains("The provider refused the prompt."))
    #expect(stage.text.contains("Nothing was billed."))
  }

  @Test func cancellingStopsTheTask() throws {
    let stage = Stage()
    stage.service.script(.never)
    try stage.settle()
    stage.press(generate)
    try stage.until("it is sent") { $0.jobs.first?.mayBeBilled == true }
    stage.press(.control("c"))
    #expect(stage.model.jobs[0].phase == .cancelled)
    #expect(stage.text.contains("may still bill"))
    stage.press(.control("g"))
    try stage.until("the next one works") { $0.pictures.count == 1 }
  }

  @Test func theQueueRunsTwoAtOnce() throws {
    let stage = Stage()
    stage.service.script(.never, .pictures(1), .pictures(1))
    try stage.settle()
    stage.press(generate, generate, generate)
    try stage.until("two are done") { $0.pictures.count == 2 }
    #expect(stage.model.runningJobs.map(\.id.number) == [1])
    #expect(stage.service.requests.count == 3)
  }

  @Test func aCachedCatalogueComesFirst() throws {
    let stage = Stage(stores: MemoryStores(snapshot: .test("cached")))
    stage.start()
    try stage.until("the cached one is there") { !$0.world.catalogue.isEmpty }
    try stage.until("the live one is there") { $0.world.catalogueState == .live }
    #expect(stage.model.world.catalogue.models.count == 3)
    #expect(stage.stores.snapshot?.models == Array("live".utf8))
  }

  @Test func offlineTheCachedCatalogueServes() throws {
    let failure = Failure(.network, "There is no connection.")
    let stage = Stage(stores: MemoryStores(snapshot: .test("cached")))
    stage.service.failCatalogue(failure)
    stage.start()
    try stage.until("the fetch failed") { $0.world.catalogueState == .stale(failure) }
    #expect(stage.model.world.catalogue.models.count == 1)
    stage.service.failCatalogue(nil)
    stage.press(.character("R"))
    try stage.until("the live one is there") { $0.world.catalogueState == .live }
  }

  @Test func aKeyIsSavedAndTried() throws {
    let stage = Stage(key: nil)
    stage.start()
    #expect(stage.text.contains("Paste a key"))
    stage.press(.down, .enter)
    stage.screen.send(.paste("sk-or-v1-0123456789abcdef\n"))
    stage.press(.enter)
    try stage.until("the key is valid") { if case .valid = $0.world.keyState { true } else { false } }
    #expect(stage.stores.key?.masked == "sk-or-…cdef")
    #expect(!stage.text.contains("0123456789"))
  }

  @Test func aKeyThatCannotBeKeptServesForTheSession() throws {
    let stage = Stage(key: nil)
    stage.stores.fail("key", Failure(.storage, "The folder is read-only."))
    stage.start()
    stage.press(.down, .enter)
    stage.screen.send(.paste("sk-or-v1-0123456789abcdef"))
    stage.press(.enter)
    try stage.until("the key is valid") { if case .valid = $0.world.keyState { true } else { false } }
    #expect(stage.model.world.keySource == .session)
    #expect(stage.model.log.contains { $0.text == "The folder is read-only." })
  }

  @Test(arguments: [(Failure.Kind.keyRefused, true), (.network, false)])
  func aKeyIsRefusedOrOutOfReach(kind: Failure.Kind, isRefused: Bool) throws {
    let stage = Stage()
    stage.service.answer(key: .failure(Failure(kind, "No.")))
    stage.start()
    try stage.until("it is known") {
      switch $0.world.keyState {
      case .refused: isRefused
      case .unreachable: !isRefused
      default: false
      }
    }
  }

  @Test func quickChangesAreSavedInOrder() throws {
    let gate = DispatchSemaphore(value: 0)
    let stage = Stage()
    try stage.settle()
    stage.stores.beforeSaving { _ = gate.wait(timeout: .now() + 10) }
    stage.press(.character("T"), .down, .enter, .character("3"))
    for _ in 0..<6 { stage.press(.down) }
    let before = stage.model.settings.general
    stage.press(.character(" "), .down, .character(" "), .down, .character(" "))
    #expect(stage.model.settings.general != before)
    for _ in 0..<9 { gate.signal() }
    stage.program.finish()
    #expect(stage.stores.saves.last == stage.model.settings)
    #expect(stage.stores.saves.count < 4)
  }

  @Test func quittingWaitsForSettings() throws {
    let stage = Stage()
    try stage.settle()
    stage.stores.beforeSaving { for _ in 0..<1000 { _ = DispatchTime.now() } }
    stage.press(.character("3"), .down, .right)
    stage.screen.send(.key(.character("q")))
    stage.waiter.poke()
    #expect(stage.program.loop() == 0)
    #expect(stage.stores.saves.last == stage.model.settings)
    #expect(stage.model.settings != Settings())
  }

  @Test func settingsThatCannotBeSavedAreSaid() throws {
    let stage = Stage()
    try stage.settle()
    stage.stores.fail("settings", Failure(.storage, "config.yaml is read-only."))
    stage.press(.character("3"), .down, .right)
    try stage.until("it is said") { $0.log.contains { $0.text == "config.yaml is read-only." } }
  }

  @Test func theEditorTakesTheScreenAndGivesItBack() throws {
    let stage = Stage()
    try stage.settle()
    let screen = ScreenState()
    stage.stores.edit { text in
      screen.note(text)
      return "A lighthouse\nin a storm\n"
    }
    stage.press(.function(4))
    try stage.until("the text is there") { $0.create.prompt.text == "A lighthouse\nin a storm" }
    #expect(screen.texts == [CreateState.defaultPrompt])
    #expect(!stage.screen.isSuspended)
    stage.stores.fail("edit", Failure(.configuration, "The editor ended with status 1."))
    stage.press(.function(4))
    try stage.until("it is said") { $0.log.contains { $0.text.contains("status 1") } }
    #expect(stage.model.create.prompt.text == "A lighthouse\nin a storm")
    #expect(!stage.screen.isSuspended)
  }

  @Test func suspendingStopsAndComesBack() throws {
    let stage = Stage()
    try stage.settle()
    stage.press(.control("z"))
    #expect(stage.waiter.stops == 1)
    #expect(!stage.screen.isSuspended)
    stage.send(.suspend)
    #expect(stage.waiter.stops == 2)
    let frames = stage.screen.presentedFrames
    stage.send(.resumed)
    #expect(stage.screen.presentedFrames == frames + 1)
  }

  @Test func viewingOpensTheFile() throws {
    let stage = Stage()
    try stage.settle()
    stage.press(generate)
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    stage.press(.character("o"))
    stage.stores.fail("open", Failure(.configuration, "There is no viewer."))
    stage.press(.character("o"))
    try stage.until("it is said") { $0.log.contains { $0.text == "There is no viewer." } }
    #expect(Set(stage.stores.opened).isSubset(of: ["/queue/1.png"]))
  }

  @Test(arguments: [(Signal.terminate(15), Int32(143)), (.terminate(1), 129)])
  func signalsEndWithTheirStatus(signal: Signal, status: Int32) throws {
    let stage = Stage()
    stage.service.script(.never)
    try stage.settle()
    stage.press(generate)
    stage.signals.send(signal)
    #expect(stage.program.loop() == status)
  }

  @Test func theTerminalGoingEndsTheProgram() throws {
    let stage = Stage()
    try stage.settle()
    stage.screen.send(.hungUp)
    stage.waiter.poke()
    #expect(stage.program.loop() == 129)
  }

  @Test func resizingDrawsTheNewSize() throws {
    let stage = Stage()
    try stage.settle()
    stage.screen.send(.resized(Size(width: 120, height: 40)), .resized(Size(width: 60, height: 20)))
    stage.waiter.poke()
    let frames = stage.screen.presentedFrames
    stage.program.turn()
    #expect(stage.screen.frame.size == Size(width: 60, height: 20))
    #expect(stage.screen.presentedFrames == frames + 1)
  }
}

/// What an editor was given.
private final class ScreenState: Sendable {
  private let seen = Mutex<[String]>([])

  var texts: [String] { seen.withLock { $0 } }

  func note(_ text: String) { seen.withLock { $0.append(text) } }
}
