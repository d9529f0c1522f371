import Dispatch
import Domain
import Foundation
import Service

extension Engine {
  /// How long a sound waits for its row before it is told; then that follows.
  private static let rowPatience = DispatchTimeInterval.milliseconds(500)

  /// Speaks a text: the budget for all of its requests first, then one POST for each piece, and one file of them.
  ///
  /// Pieces that came are kept until the whole is there: after a failure `resumes` asks only for the others.
  ///
  /// - Parameter hear: gets the events in their order, on any thread; the sound as it comes among them.
  /// - Throws: why it is not whole, with what it cost as far as that is known.
  package func speak(
    _ order: SpeechOrder, hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) -> MadePictures {
    let result = await withTaskExecutorPreference(JobExecutor()) { await self.result(of: order, hear) }
    return try result.get()
  }

  /// How many pieces of a plan an earlier act has paid for.
  package func piecesHere(of plan: SpeechPlan) -> Int {
    plan.requests.enumerated().count { ports.pieces?.load($1, at: $0) != nil }
  }

  /// What the user's limits say of a text to be spoken. The one for an image does not count.
  package func verdict(on plan: SpeechPlan, _ budget: Budget) throws(Failure) -> Budget.Verdict {
    var budget = budget
    budget.perImage = nil
    guard !budget.isEmpty else { return .ok }
    let estimate = plan.assumed.map { Estimate.range(low: 0, high: $0) } ?? plan.estimate
    return budget.check(estimate, images: 1, spent: try summary())
  }

  private func result(
    of order: SpeechOrder, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> Result<MadePictures, Failure> {
    do throws(Failure) {
      let service = try await service()
      try Failure.checkCancellation()
      let here = order.plan.requests.enumerated().map { order.resumes ? ports.pieces?.load($1, at: $0) : nil }
      let (lines, unrecorded) = try await reserve(order, here: here)
      hear(.accepted(unrecorded: unrecorded))
      var run = SpeechRun(order: order, lines: lines)
      do throws(Failure) {
        try await ask(&run, here, service, hear)
      } catch {
        return .failure(await broken(run, error, service, hear))
      }
      let made = await keep(run, service, hear)
      return .success(made)
    } catch {
      if order.patience == .lasting { hear(.failed(error)) }
      return .failure(error)
    }
  }

  /// The lines of all requests that are to be sent, written before any of them is: all have room in the budget, or none
  /// goes out. Nil stands for a piece that is here.
  private func reserve(
    _ order: SpeechOrder, here: [SpokenPiece?]
  ) async throws(Failure) -> (lines: [JournalLine?], unrecorded: Failure?) {
    let lines = zip(order.plan.requests, here).map { $1 == nil ? line(of: $0, order) : nil }
    let unrecorded = try await JournalLine.begin(
      lines.compactMap { $0 }, within: order.plan.budget, accounts, evenUnrecorded: order.evenUnrecorded)
    return (lines, unrecorded)
  }

  private func line(of request: SpeechRequest, _ order: SpeechOrder) -> JournalLine {
    var entry = LedgerEntry(
      time: Date(), model: request.model, kind: .speech, estimate: order.plan.most(of: request), images: 0)
    entry.client = order.client
    return JournalLine(ports.ledger, entry)
  }

  private func ask(
    _ run: inout SpeechRun, _ here: [SpokenPiece?], _ service: any ImageService,
    _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) {
    let requests = run.order.plan.requests
    for (place, request) in requests.enumerated() {
      hear(.piece(place + 1, of: requests.count))
      if let piece = here[place] {
        open(&run, piece.contentType, hear)
        hear(.sound(Self.playable(piece, run.order.plan.format)))
        run.pieces.append(piece)
        run.reused.append(piece)
      } else if let line = run.lines[place] {
        try await ask(request, at: place, line, &run, service, hear)
      }
    }
  }

  private func ask(
    _ request: SpeechRequest, at place: Int, _ line: JournalLine, _ run: inout SpeechRun,
    _ service: any ImageService, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) {
    try Failure.checkCancellation()
    hear(.progress(.sent(bytes: request.text.utf8.count)))
    let answer = try await service.speak(request)
    let report = { @Sendable (progress: Domain.Progress) in
      line.follow(progress)
      hear(.progress(progress))
    }
    report(.answered(generationID: answer.outcome.generationID))
    var piece = SpokenPiece(contentType: answer.contentType, generationID: answer.outcome.generationID)
    open(&run, piece.contentType, hear)
    do throws(Failure) {
      while let part = try await answer.next() {
        guard case .bytes(let bytes) = part else { continue }
        piece.bytes += bytes
        hear(.sound(bytes))
        report(.received(bytes: piece.bytes.count, of: nil))
      }
    } catch {
      throw kept(piece, of: request, at: place, after: error)
    }
    // The file first: it is paid for.
    do throws(Failure) {
      try ports.pieces?.keep(piece, of: request, at: place)
    } catch {
      hear(.unnoted([error]))
    }
    let outcome = answer.outcome
    if let failure = line.finish(outcome, assets: []) { hear(.unnoted([failure])) }
    run.pieces.append(piece)
    run.finished.append((line, outcome))
  }

  /// A player needs the head of samples once.
  private func open(_ run: inout SpeechRun, _ contentType: String, _ hear: (OrderEvent) -> Void) {
    guard !run.hasOpened else { return }
    run.hasOpened = true
    let opening = SoundJoin(format: run.order.plan.format).opening(contentType)
    if !opening.isEmpty { hear(.sound(opening)) }
  }

  private static func playable(_ piece: SpokenPiece, _ format: SpeechFormat) -> [UInt8] {
    format == .mp3 ? piece.bytes : Array(SoundJoin.samples(of: piece))
  }

  /// What came of a piece before it broke off may be paid for.
  private func kept(
    _ piece: SpokenPiece, of request: SpeechRequest, at place: Int, after failure: Failure
  ) -> Failure {
    guard !piece.bytes.isEmpty, failure.billed != .no else { return failure }
    var told = failure
    told.kept = try? ports.pieces?.keepRest(piece, of: request, at: place)
    return told
  }

  /// Settles what went wrong in the middle: requests that did not go out have no line, and pieces that came stay.
  private func broken(
    _ run: SpeechRun, _ failure: Failure, _ service: any ImageService,
    _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> Failure {
    let count = run.pieces.count
    var told = failure
    if count > 0, ports.pieces != nil {
      let sentence =
        "\(count) of \(run.lines.count) pieces came and are kept: going on (--resume) asks only for the others."
      told.advice = told.advice.isEmpty ? sentence : "\(told.advice) \(sentence)"
    }
    release(run.lines.dropFirst(count + 1).compactMap { $0 })
    let entry = run.lines[count].map { $0.fail(failure) }
    let costs = await costs(of: run, service, hear)
    if let entry { told = await settle(told, entry, run.order.patience, hear) }
    return told.after(paying: costs.compactMap { $0 }.reduce(0, +))
  }

  /// The file before anything else: the library may be held by another program.
  private func keep(
    _ run: SpeechRun, _ service: any ImageService, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> MadePictures {
    let order = run.order
    let sound = SoundJoin(format: order.plan.format).joined(run.pieces)
    var asset = Asset(id: Asset.newID(), created: Date(), speaking: order.plan)
    let outcome = run.outcome(sound, run.finished.map(\.outcome.usage.cost))
    asset.origin.generationID = outcome.generationID
    asset.origin.model = outcome.model ?? asset.origin.model
    asset.seconds = run.seconds
    let placed = place(sound, as: asset, order)
    let assets = placed.isInLibrary ? [placed.asset] : []
    if !placed.path.isEmpty { ports.pieces?.remove(order.plan.requests) }
    let noting = Noting {
      let lines = run.finished.compactMap { $0.line.finish($0.outcome, assets: assets.map(\.id)) }
      return lines + [order.shelf.note(assets)].compactMap { $0 }
    }
    let picture = placed.described
    let isPrompt = noting.wait(.now() + Self.rowPatience)
    hear(.kept([picture], outcome, nil))
    let failures = noting.failures()
    if !failures.isEmpty { hear(.unnoted(failures)) } else if !isPrompt { hear(.noted) }
    let entry = run.finished.last?.line.current ?? LedgerEntry(time: Date(), model: order.plan.model, kind: .speech)
    let made = MadePictures(pictures: [picture], outcome: outcome, entry: entry, failures: failures)
    return await learnCosts(of: run, made, service, hear)
  }

  /// Bare samples go to the path that the user named as they are, and into the library with a head.
  private func place(_ sound: GeneratedImage, as asset: Asset, _ order: SpeechOrder) -> KeptPicture {
    guard order.plan.format == .pcm, let output = order.shelf.output else {
      return order.shelf.place(sound, as: asset, number: 1)
    }
    var shelf = order.shelf
    shelf.output = nil
    var placed = shelf.place(sound, as: asset, number: 1)
    let path = UserPath(output).absolute
    do throws(Failure) {
      let bare = SoundJoin.samples(of: SpokenPiece(bytes: sound.bytes, contentType: sound.mediaType))
      try shelf.pictures.write(Array(bare), to: path, replacing: shelf.replaces)
      placed.path = path
    } catch {
      var failure = error
      failure.advice = "The sound is not lost: it is at \(Harmless.line(placed.path))."
      failure.billed = .yes
      placed.failure = placed.failure ?? failure
    }
    return placed
  }
}
