import Domain
import Foundation
import Service

extension Engine {
  /// Sends a request on: its line in the ledger, one POST, and the answer as it comes, once it is opened.
  ///
  /// - Throws: why nothing came, with what it cost as far as that is known. The line is settled then.
  package func relay(_ order: RelayOrder) async throws(Failure) -> RelayedOrder {
    var entry = LedgerEntry(time: Date(), model: order.model, kind: .text, estimate: order.estimate, images: 0)
    entry.client = order.client
    let line = JournalLine(ports.ledger, entry)
    do throws(Failure) {
      let service = try await service()
      try Failure.checkCancellation()
      try await JournalLine.begin([line], within: order.budget, accounts)
      var request = RelayRequest(route: order.route.address, body: order.body, timeout: order.timeout)
      (request.identity, request.pulse) = (order.identity, order.pulse)
      request.mayHavePictures = order.mayHavePictures
      let answer = try await service.relay(request)
      return RelayedOrder(order, answer, line, self)
    } catch {
      throw await fail(line, error)
    }
  }

  /// Beside the thread of the caller, which may be that of many connections: it waits for the disk.
  func fail(_ line: JournalLine, _ failure: Failure) async -> Failure {
    await withTaskExecutorPreference(JobExecutor()) {
      await settle(failure, line.fail(failure), .lasting) { _ in }
    }
  }

  /// What a relayed answer has cost, and its pictures, once it is over.
  func close(_ order: RelayOrder, _ line: JournalLine, _ outcome: Outcome, _ failure: Failure?) async -> [KeptPicture] {
    guard failure != nil || !outcome.images.isEmpty else { return await note(order, line, outcome, failure) }
    return await withTaskExecutorPreference(JobExecutor()) { await note(order, line, outcome, failure) }
  }

  private func note(
    _ order: RelayOrder, _ line: JournalLine, _ outcome: Outcome, _ failure: Failure?
  ) async -> [KeptPicture] {
    var pictures: [KeptPicture] = []
    if let shelf = order.shelf, !outcome.images.isEmpty {
      pictures = outcome.images.enumerated().map { index, image in
        shelf.place(image, as: Self.asset(of: outcome, order), number: index + 1)
      }
    }
    let assets = pictures.filter(\.isInLibrary).map(\.asset)
    if let failure, outcome.usage.cost == nil {
      _ = await settle(failure, line.fail(failure), .lasting) { _ in }
    } else {
      await line.finish(outcome, assets: assets.map(\.id), accounts)
      let made = MadePictures(pictures: pictures, outcome: outcome, entry: line.current)
      if mayLearn(of: made), let service = try? await service() {
        _ = await learnCost(of: made, line, .lasting, service) { _ in }
      }
    }
    _ = order.shelf?.note(assets)
    return pictures
  }

  private static func asset(of outcome: Outcome, _ order: RelayOrder) -> Asset {
    var asset = Asset(id: Asset.newID(), created: Date())
    asset.origin.prompt = order.prompt
    asset.origin.model = outcome.model ?? order.model
    asset.origin.provider = outcome.provider
    asset.origin.generationID = outcome.generationID
    asset.cost = outcome.usage.cost.map { $0 / Decimal(max(1, outcome.images.count)) }
    asset.seconds = outcome.seconds
    return asset
  }
}

extension RelayOrder.Route {
  fileprivate var address: RelayRequest.Route {
    switch self {
    case .chat: .chat
    case .responses: .responses
    case .messages: .messages
    }
  }
}

/// An order whose answer is on its way: read by one task, which also ends it.
package final class RelayedOrder {
  private let order: RelayOrder
  private var answer: (any RelayedAnswer)?
  private let line: JournalLine
  private let engine: Engine
  /// What the answer has said so far.
  package private(set) var outcome: Outcome
  package var contentType: String { answer?.contentType ?? "" }
  /// Ends it from outside of the task that reads it: its client is gone.
  package let cancel: @Sendable () -> Void

  init(_ order: RelayOrder, _ answer: any RelayedAnswer, _ line: JournalLine, _ engine: Engine) {
    self.order = order
    self.answer = answer
    self.line = line
    self.engine = engine
    cancel = answer.cancel
    outcome = answer.outcome
  }

  /// Waits for the head of the answer.
  ///
  /// - Returns: whether it is there; else nothing has come for a while, and this is to be called again.
  /// - Throws: why nothing comes, with what it cost as far as that is known. The line is settled then.
  package func open() async throws(Failure) -> Bool {
    guard let answer else { return true }
    do throws(Failure) {
      return try await answer.open()
    } catch {
      self.answer = nil
      throw await engine.fail(line, error)
    }
  }

  /// What comes next; nil at the end.
  package func next() async throws(Failure) -> RelayedPiece? { try await answer?.next() }

  /// Settles the order: after the last byte, after a failure, or when nobody wants more of it.
  ///
  /// - Parameter failure: why it ended early; nil where it did not.
  /// - Returns: the pictures that stood in the answer, and where they are.
  package func end(_ failure: Failure? = nil) async -> [KeptPicture] {
    guard let answer else { return [] }
    outcome = answer.outcome
    self.answer = nil
    return await engine.close(order, line, outcome, failure)
  }
}
