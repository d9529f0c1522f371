import Cells
import Domain
import Foundation
import Media
import Raster
import Testing

@testable import Interface

/// The life of a job, from the deliberate act to the saved picture.
@Suite struct JobTests {
  @Test func whatIsNotSeenIsNotSent() throws {
    for panel in [Panel.general, .gallery, .spending] {
      var model = Model.make(panel: panel)
      #expect(sends(try model.act(.generate)) == 0)
      #expect(model.panel == .create && model.notice?.text.contains("^G once more") == true)
      model.now += 1
      #expect(sends(try model.act(.generate)) == 1)
    }
  }

  @Test func theCreditGoesDownByWhatWasPaid() throws {
    var model = Model.make()
    try model.makePicture(cost: 0.5)
    #expect(model.credit == 12)
    #expect(model.screen().contains("$12.00"))
    model.now += 10
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.failed(job, .server))
    _ = model.update(.costLearned(job, GenerationRecord(totalCost: 1)))
    #expect(model.credit == 11)
    _ = model.update(.keyChecked(.valid(KeyInfo(label: "", limitRemaining: 10.9))))
    #expect(model.credit == 10.9)
  }

  /// Sends so many jobs, a second apart.
  private func generating(_ count: Int, _ width: Int = 80, _ height: Int = 24) throws -> Model {
    var model = Model.make(width, height)
    for _ in 0..<count {
      model.now += 1
      try model.act(.generate)
    }
    return model
  }

  @Test func oneActSendsOneRequest() throws {
    var model = Model.make()
    let effects = try model.act(.generate)
    #expect(sends(effects) == 1)
    #expect(model.jobs.count == 1)
    #expect(model.zone == .result)
  }

  @Test func aHeldKeySendsOnce() throws {
    var model = Model.make()
    var sent = 0
    for beat in 0..<100 {
      _ = model.update(.ticked(Double(beat) * 0.04))
      sent += sends(try model.act(.generate))
    }
    #expect(sent == 1)
    #expect(model.jobs.count == 1)
    _ = model.update(.ticked(10))
    #expect(sends(try model.act(.generate)) == 1)
  }

  @Test func aDoubleClickSendsOnce() throws {
    var model = Model.make(120, 40)
    try model.focus(.generate)
    let place = try model.place(of: "^G Generate")
    let effects = model.click(place.x, place.y) + model.click(place.x, place.y, .doubleClick)
    #expect(sends(effects) == 1)
    #expect(model.jobs.count == 1)
  }

  @Test func enterOnTheButtonSends() throws {
    var model = Model.make(120, 40)
    try model.focus(.generate)
    #expect(sends(model.send(.enter)) == 1)
  }

  @Test func twoRunAndTheRestWait() throws {
    var model = try generating(4)
    #expect(model.runningJobs.map(\.id) == [JobID(1), JobID(2)])
    #expect(model.waitingJobs.map(\.id) == [JobID(3), JobID(4)])
    let next = model.update(.finished(JobID(2), [model.picture(of: JobID(2))], .make()))
    #expect(jobToSend(next) == JobID(3))
    #expect(jobToSend(model.update(.failed(JobID(1), .server))) == JobID(4))
    #expect(sends(model.update(.failed(JobID(3), .server))) == 0)
  }

  @Test(arguments: [Failure.Kind.keyRefused, .noCredit, .network, .security]) func whatFaresNoBetterIsNotSent(
    kind: Failure.Kind
  ) throws {
    var model = try generating(4)
    #expect(sends(model.update(.failed(JobID(1), Failure(kind, "No.")))) == 0 && model.waitingJobs.isEmpty)
    #expect(model.runningJobs.map(\.id) == [JobID(2)])
  }

  @Test func aPictureThatTheDiskDoesNotTakeEndsTheLine() throws {
    var model = try generating(4)
    var made = model.picture(of: JobID(1))
    made.picture.failure = Failure(.storage, "The disk is full.")
    #expect(sends(model.update(.finished(JobID(1), [made], .make()))) == 0 && model.waitingJobs.isEmpty)
  }

  @Test func manyPicturesBecomeSeveralJobs() throws {
    var model = Model.make()
    try model.focus(.draft(.count))
    for _ in 0..<9 { model.send(.right) }
    try model.act(.generate)
    let effects = model.send(.character("y"))
    #expect(model.jobs.reduce(0) { $0 + ($1.request?.count ?? 1) } == 10)
    #expect(sends(effects) == min(2, model.jobs.count))
  }

  @Test func nothingIsSentWhenThePlanFails() throws {
    var model = Model.make()
    model.send(.enter, .control("u"))
    let effects = model.send(.control("g"))
    #expect(effects == [.beep])
    #expect(model.jobs.isEmpty)
    #expect(model.notice?.text.contains("prompt is empty") == true)
  }

  @Test func progressIsShown() throws {
    var model = try generating(1)
    let id = JobID(1)
    _ = model.update(.progressed(id, .sent(bytes: 1200)))
    #expect(model.jobs[0].mayBeBilled)
    #expect(model.screen().contains("1.2 kB"))
    _ = model.update(.ticked(6))
    #expect(model.screen().contains("5.0 s"))
    _ = model.update(.progressed(id, .received(bytes: 500_000, of: 2_000_000)))
    #expect(model.screen().contains("500 kB of 2.0 MB"))
    #expect(model.screen().contains("timeout in"))
  }

  @Test func partialPicturesAppearInOrder() throws {
    var model = try generating(1)
    let id = JobID(1)
    let bitmap = Bitmap(width: 8, height: 8, red: 200)
    _ = model.update(.partialShown(id, Picture.Preview(number: 2, bitmap: bitmap)))
    _ = model.update(.partialShown(id, Picture.Preview(number: 1, bitmap: Bitmap(width: 4, height: 4))))
    #expect(model.partials[id]?.number == 2)
    model.prepare()
    #expect(model.frame().cells.contains { $0.kind == .picture })
    _ = model.update(.finished(id, [model.picture(of: id)], .make()))
    #expect(model.partials.isEmpty)
    _ = model.update(.partialShown(id, Picture.Preview(number: 3, bitmap: bitmap)))
    #expect(model.partials.isEmpty)
  }

  @Test func aPictureIsShownWithItsFacts() throws {
    var model = Model.make(160, 40)
    try model.makePicture()
    let screen = model.screen()
    for text in ["1344×768 PNG 1.4 MB", "21.3 s", "$0.039", "Google", "gen-1", "unsaved", "1 img"] {
      #expect(screen.contains(text), "\(text)")
    }
    #expect(model.frame().cells.contains { $0.kind == .picture })
  }

  @Test func severalPicturesOfOneAnswerAreKept() throws {
    var model = try generating(1)
    var second = model.picture(of: JobID(1), 1, path: "/pictures/second.png")
    (second.picture.bitmap, second.picture.previewNote) = (nil, "No preview: vector art.")
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1)), second], .make()))
    #expect(model.screen().contains("No preview: vector art."))
    try model.act(.previousPicture)
    #expect(model.picture?.asset == GalleryItem.id(made: JobID(1)))
    try model.act(.nextPicture)
    #expect(model.picture?.asset == GalleryItem.id(made: JobID(1), 1))
  }

  @Test func spendingAddsUp() throws {
    var model = Model.make()
    try model.makePicture(cost: 0.04)
    try model.makePicture(cost: 0.06)
    #expect(model.spent == 0.1)
    #expect(model.screen().contains("spent $0.10"))
  }

  @Test func aCostThatComesLaterIsAdded() throws {
    var model = try generating(1)
    let id = JobID(1)
    _ = model.update(.finished(id, [model.picture(of: id)], .make(cost: nil)))
    _ = model.update(.costLearned(id, GenerationRecord(totalCost: 0.5, provider: "Later")))
    #expect(model.spent == 0.5)
    #expect(model.jobs[0].cost == 0.5 && model.madeItem(0)?.asset.origin.provider == "Google")
  }

  @Test func cancellingAsksAndSaysWhatMayBeBilled() throws {
    var model = try generating(3)
    try model.act(.discard)
    #expect(model.send(.enter).isEmpty)
    #expect(model.runningJobs.count == 2)
    _ = model.update(.progressed(JobID(1), .sent(bytes: 10)))
    try model.act(.discard)
    #expect(model.screen().contains("may be billed"))
    let effects = model.send(.character("y"))
    #expect(effects == [.cancel(JobID(1)), .cancel(JobID(2))])
    #expect(model.runningJobs.isEmpty)
    #expect(model.waitingJobs.isEmpty)
    #expect(model.notice?.text.contains("may still bill") == true)
  }

  @Test func cancellingBeforeSendingCostsNothing() throws {
    var model = try generating(1)
    #expect(try model.act(.interrupt) == [.cancel(JobID(1))])
    #expect(model.notice?.text == "Cancelled; nothing was sent.")
    #expect(model.screen().contains("nothing is billed"))
  }

  @Test func whatACancelledJobCostComesLater() throws {
    var model = try generating(1)
    let id = JobID(1)
    _ = model.update(.progressed(id, .sent(bytes: 10)))
    try model.act(.interrupt)
    #expect(model.screen().contains("the provider may still bill it"))
    _ = model.update(.costLearned(id, GenerationRecord(totalCost: 0.04)))
    model.notice = nil
    #expect(model.spent == 0.04 && model.jobs[0].cost == 0.04 && model.jobs[0].phase == .cancelled)
    #expect(model.screen().contains("it was billed $0.04") && !model.screen().contains("may still bill"))
    try model.act(.jobs)
    #expect(model.screen().contains("$0.04"))
  }

  @Test func whatAFailedJobCostTakesThePlaceOfTheDoubt() throws {
    var model = try generating(1)
    _ = model.update(.failed(JobID(1), .server))
    _ = model.update(.costLearned(JobID(1), GenerationRecord(totalCost: 0)))
    #expect(model.screen().contains("It was not billed.") && !model.screen().contains("may have been billed"))
  }

  @Test func lateAnswersNeverReplaceWhatIsSeen() throws {
    var model = try generating(1)
    let late = JobID(1)
    try model.act(.interrupt)
    let seen = try model.makePicture()
    let effects = model.update(.finished(late, [model.picture(of: late, path: "/pictures/late.png")], .make()))
    #expect(effects.isEmpty)
    #expect(model.picture?.id == seen)
    #expect(model.pictures.count == 2)
    #expect(model.jobs[0].phase == .cancelled)
    #expect(model.notice?.text.contains("arrived late") == true)
    #expect(model.spent == Decimal(78) / 1000)
  }

  @Test func lateFailuresAndProgressChangeNothing() throws {
    var model = try generating(1)
    try model.act(.interrupt)
    let log = model.log.count
    _ = model.update(.failed(JobID(1), .server))
    _ = model.update(.progressed(JobID(1), .received(bytes: 3, of: nil)))
    _ = model.update(.progressed(JobID(99), .connecting))
    #expect(model.jobs[0].phase == .cancelled)
    #expect(model.log.count == log)
  }

  @Test func aRefusedKeyStopsTheQueue() throws {
    var model = try generating(4)
    #expect(sends(model.update(.failed(JobID(1), .keyRefused))) == 0)
    #expect(model.waitingJobs.isEmpty)
    #expect(model.statuses.allSatisfy { $0.level == .error })
    #expect(sends(model.update(.failed(JobID(2), .keyRefused))) == 0)
    #expect(model.log.contains { $0.text == "2 waiting jobs were not sent." })
  }

  @Test func noCreditStopsTheQueueToo() throws {
    var model = try generating(3)
    #expect(sends(model.update(.failed(JobID(1), Failure(.noCredit, "There is no credit.")))) == 0)
    #expect(model.waitingJobs.isEmpty)
  }

  @Test func aFailureSaysWhatAndWhetherItCost() throws {
    var model = try generating(1)
    _ = model.update(.failed(JobID(1), .server))
    let screen = model.screen()
    #expect(screen.contains("The service had a fault."))
    #expect(screen.contains("It may have been billed"))
  }

  @Test func aFailureDoesNotHideThePicturesBeforeIt() throws {
    var model = Model.make()
    let id = try model.makePicture()
    model.now += 10
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.failed(job, .server))
    #expect(model.picture == nil)
    #expect(try model.act(.save).isEmpty)
    #expect(model.layers.isEmpty)
    try model.act(.previousPicture)
    #expect(model.picture?.id == id)
    try model.act(.nextPicture)
    #expect(model.followedJob?.id == job)
    try model.act(.discard)
    #expect(model.picture?.id == id)
    #expect(model.pictures.count == 1)
  }

  @Test func aPickedPictureStaysWhileAJobGoesOn() throws {
    var model = Model.make()
    let id = try model.makePicture()
    model.now += 10
    let job = try #require(jobToSend(try model.act(.generate)))
    try model.act(.previousPicture)
    #expect(model.picture?.id == id)
    _ = model.update(.finished(job, [model.picture(of: job)], .make()))
    #expect(model.picture?.id == id)
    try model.act(.nextPicture)
    #expect(model.picture?.asset == GalleryItem.id(made: job))
  }

  @Test func leavingThePanelStopsNothing() throws {
    var model = try generating(1)
    #expect(model.send(.character("3")).isEmpty)
    #expect(model.runningJobs.count == 1)
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1))], .make()))
    #expect(model.panel == .general)
    #expect(model.notice?.text.hasPrefix("Done in 21.3 s") == true)
    model.send(.character("1"))
    #expect(model.screen().contains("1344×768"))
    #expect(model.zone == .result)
  }
}

extension Model {
  /// What the rail says that the key has left.
  fileprivate var credit: Decimal? { if case .valid(let info) = world.keyState { info.limitRemaining } else { nil } }
}
