import Dispatch
import Domain
import Foundation
import Service

extension Engine {
  /// How long a result waits for its rows before it is told; then they follow.
  private static let patience = DispatchTimeInterval.milliseconds(500)

  /// Carries an order out: its line in the ledger, one POST, the files of what came, then everything else. Where its model
  /// refuses and bills nothing, the next one of the plan is asked in the same way.
  ///
  /// - Parameter hear: gets the events in their order, on any thread.
  /// - Throws: why nothing came, with what it cost as far as that is known.
  package func make(
    _ order: PictureOrder, hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) -> MadePictures {
    let result = await self.result(of: order, hear: hear)
    return try result.get()
  }

  /// As `make`, for those who note both how it went well and how it did not.
  package func result(
    of order: PictureOrder, hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> Result<MadePictures, Failure> {
    await withTaskExecutorPreference(JobExecutor()) { await carriedOut(order, hear) }
  }

  private func carriedOut(
    _ order: PictureOrder, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> Result<MadePictures, Failure> {
    var line = order.line ?? JournalLine(ports.ledger, order.request, order.plan, id: order.id)
    let client = line.current.client
    do throws(Failure) {
      var (made, attempts) = try await Failover.run([order] + order.alternatives) {
        $0.request.model
      } cost: { (made: MadePictures) in
        made.outcome.usage.cost
      } turn: { attempt, next in
        line = JournalLine(ports.ledger, next.request, next.plan, client: client)
        hear(.turned(attempt, to: next.request.model))
      } ask: { (one: PictureOrder, passed: Int) async throws(Failure) -> MadePictures in
        var one = one
        one.request.timeout = max(1, one.request.timeout - passed)
        return try await send(one, line, hear)
      }
      made.outcome.attempts = attempts
      return .success(made)
    } catch {
      let failure = await settle(error, line.current, order.patience, hear)
      return .failure(failure)
    }
  }

  /// One POST, and what came of it.
  private func send(
    _ order: PictureOrder, _ line: JournalLine, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async throws(Failure) -> MadePictures {
    do throws(Failure) {
      let service = try await service()
      try Failure.checkCancellation()
      let unrecorded =
        order.line == nil ? try line.begin(within: order.plan.budget, evenUnrecorded: order.evenUnrecorded) : nil
      hear(.accepted(unrecorded: unrecorded))
      if unrecorded == nil { keepPrompt(of: order) }
      let outcome = try await service.generate(order.request) { progress in
        line.follow(progress)
        hear(.progress(progress))
      }
      return await keep(outcome, of: order, line, service, hear)
    } catch {
      line.fail(error)
      throw error
    }
  }

  /// The files of all pictures before anything else: the library may be held by another program.
  private func keep(
    _ outcome: Outcome, of order: PictureOrder, _ line: JournalLine, _ service: any ImageService,
    _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) async -> MadePictures {
    let placed = outcome.images.enumerated().map { index, image in
      let id = index == 0 ? order.id : Asset.newID()
      return order.shelf.place(image, as: Self.asset(id, of: outcome, order), number: order.number + index)
    }
    let assets = placed.filter(\.isInLibrary).map(\.asset)
    let noting = Noting {
      let failures = [line.finish(outcome, assets: assets.map(\.id)), order.shelf.note(assets)].compactMap { $0 }
      if failures.isEmpty { self.keepPrompt(of: order, picture: assets.last?.id) }
      return failures
    }
    let pictures = placed.map(\.described)
    let isPrompt = noting.wait(.now() + Self.patience)
    hear(.kept(pictures, outcome, order))
    let failures = noting.failures()
    if !failures.isEmpty {
      // Where a picture is matters more than what was not noted of it.
      hear(.unnoted(failures + pictures.compactMap(\.failure).prefix(1)))
      if order.patience == .lasting { noteLater(assets, line, order.shelf, hear) }
    } else if !isPrompt {
      hear(.noted)
    }
    let made = MadePictures(pictures: pictures, outcome: outcome, entry: line.current, failures: failures)
    return await learnCost(of: made, line, order.patience, service, hear)
  }

  /// As it was typed. What another program asked for to the letter is none of the user's prompts, and whether it could be
  /// kept is nothing that a picture depends on.
  private func keepPrompt(of order: PictureOrder, picture: String? = nil) {
    guard !order.plan.draft.isVerbatim else { return }
    let text = order.plan.draft.prompt
    guard !text.allSatisfy(\.isWhitespace) else { return }
    try? ports.prompts?.note(PastPrompt(text: text, time: Date(), model: order.request.model, asset: picture))
  }

  private static func asset(_ id: String, of outcome: Outcome, _ order: PictureOrder) -> Asset {
    Asset(
      id: id, created: Date(), plan: order.plan, request: order.request, outcome: outcome,
      sharing: outcome.images.count)
  }

  /// What could not be written is tried again while the program runs. What is never written then is found by the next start.
  private func noteLater(
    _ assets: [Asset], _ line: JournalLine, _ shelf: ResultShelf, _ hear: @escaping @Sendable (OrderEvent) -> Void
  ) {
    Task(executorPreference: JobExecutor()) { [self] in
      for wait in LateCost.patience {
        await ports.pause(wait)
        let isWritten = line.writeAgain()
        guard shelf.note(assets) == nil, isWritten else { continue }
        return hear(.noted)
      }
    }
  }
}
