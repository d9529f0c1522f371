import Domain
import Engine
import Foundation
import Interface
import Media

extension EffectRunner {
  /// One job: the engine carries it out, and what it tells becomes messages.
  func generate(_ id: JobID, _ request: ImageRequest, _ plan: Plan) async {
    defer { forget(id) }
    var shelf = ResultShelf(pictures: engine.ports.pictures, library: engine.ports.library, embeds: true)
    shelf.embeds = engine.ports.settings.load().settings.general.embedsMetadata
    var order = PictureOrder(request, of: plan, to: shelf)
    order.evenUnrecorded = mayGoUnrecorded
    let hear = ear(of: id)
    if let known = await beginInRun(id) { order.id = known }
    // What came of it, or why nothing did, is told.
    let result = await engine.result(of: order) { [self] event in
      if case .kept(let kept, let outcome, let order?) = event {
        show(kept, of: id, order, outcome)
      } else {
        hear(event)
      }
    }
    await endInRun(id, result)
    loadSpending()
  }

  /// Turns what an order tells into messages.
  func ear(of id: JobID) -> @Sendable (OrderEvent) -> Void {
    let reporter = ProgressReporter(id, inbox: inbox)
    return { [self] event in
      switch event {
      case .accepted(let unrecorded):
        if let unrecorded { inbox.post(.effectFailed(unrecorded)) } else { allowUnrecorded(false) }
        loadSpending()
      case .progress(let progress): reporter.report(progress)
      case .turned(let attempt, let next): inbox.post(.turned(id, attempt, to: next))
      case .kept, .piece, .sound: break
      case .unnoted(let failures): for failure in failures { inbox.post(.effectFailed(failure)) }
      case .noted:
        loadSpending()
        inbox.post(.gallery(.changed(undo: nil, said: "")))
      case .cost(let record, let told, let pictures):
        loadSpending()
        inbox.post(.gallery(.items(pictures.filter(\.isInLibrary).map { GalleryItem($0) })))
        inbox.post(.costLearned(id, record, told: told))
      case .costUnknown(let failure): inbox.post(.noticed(.info, "What it cost is not known: \(failure.title)"))
      case .failed(let failure):
        inbox.post(.failed(id, failure))
        tellCost(of: failure, id)
      case .lateCost(let entry): tellLateCost(entry, id)
      }
    }
  }

  private func tellLateCost(_ entry: LedgerEntry, _ id: JobID) {
    guard let cost = entry.cost else { return }
    loadSpending()
    inbox.post(.costLearned(id, GenerationRecord(totalCost: cost, provider: entry.provider)))
    if let sentence = entry.lateCostSentence { inbox.post(.noticed(.warning, sentence)) }
  }

  private func show(_ kept: [KeptPicture], of id: JobID, _ order: PictureOrder, _ outcome: Outcome) {
    let pictures = kept.map { NewPicture($0, of: id, order) }
    for notice in engine.ports.library?.notices() ?? [] { inbox.post(.noticed(.warning, notice)) }
    loadSpending()
    inbox.post(.finished(id, pictures, outcome))
  }

  /// Where the service has said what a request has cost that gave nothing, that counts and is shown like a cost that comes
  /// later.
  ///
  /// - Parameter told: what of it is told in another way.
  func tellCost(of failure: Failure, _ id: JobID, but told: Decimal = 0) {
    guard let cost = failure.cost, told == 0 || cost > told else { return }
    inbox.post(.costLearned(id, GenerationRecord(totalCost: cost - told)))
  }

  /// Looks, beside everything else, for what an earlier run left behind, and tells of it.
  package func reviewLedger() {
    Task {
      let waiting = engine.unsettled()
      let sentences = await engine.interruptedRequests()
      let notices = engine.ports.library?.notices() ?? []
      for sentence in sentences + notices { inbox.post(.noticed(.warning, sentence)) }
      let isAny = await engine.settle(waiting)
      if isAny { loadSpending() }
    }
  }

  /// The ledger's sums and what images of each model have cost; what cannot be read stays as it was.
  func loadSpending() {
    guard let ledger = engine.ports.ledger, let sums = try? ledger.summary(now: Date()),
      let costs = try? ledger.learntCosts()
    else { return }
    inbox.post(.spendingLoaded(sums, costs))
  }
}

extension NewPicture {
  /// Decoded small for showing.
  fileprivate init(_ kept: KeptPicture, of job: JobID, _ order: PictureOrder) {
    let preview = Preview(kept.image.bytes)
    var picture = Picture(
      asset: kept.asset.id, job: job, bitmap: preview.bitmap, previewNote: preview.note, request: order.request,
      plan: order.plan, failure: kept.failure)
    if kept.path.isEmpty {
      picture.bytes = kept.image.bytes
      picture.failure?.advice = "The picture is held in memory: s saves it elsewhere."
    }
    self.init(picture, GalleryItem(kept))
  }
}

extension GalleryItem {
  init(_ kept: KeptPicture) { self.init(kept.asset, path: kept.path, isInLibrary: kept.isInLibrary) }
}
