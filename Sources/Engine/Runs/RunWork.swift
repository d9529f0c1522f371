import Domain
import Foundation
import Media

/// Sends what a run still has to send, a few requests at once, and notes each before and after.
package struct RunWork: Sendable {
  package let keeper: RunKeeper
  private let engine: Engine
  /// The folder for the pictures, absolute; nil is the library's own.
  package var folder: String?
  /// Requests at once.
  package var jobs = 1
  /// The most that may be spent, in US dollars; nil for no limit.
  package var limit: Decimal?
  /// The user's limits, which hold when each request goes out.
  package var budget = Budget()
  /// Whether requests go out though the ledger cannot note them.
  package var evenUnrecorded = false
  /// Seconds for one request; nil is what each has by itself.
  package var timeout: @Sendable (Int) -> Int = { $0 }
  /// Gets each request when it begins and when it is over, with what is to be said of it.
  package var hear: @Sendable (RunItem, _ remarks: [String]) -> Void = { _, _ in }

  package init(_ keeper: RunKeeper, _ engine: Engine) {
    self.keeper = keeper
    self.engine = engine
  }

  /// - Parameter wanted: the ids of the requests to send.
  /// - Returns: why the others were not sent; nil where all that is wanted was.
  package func run(_ wanted: Set<String>) async -> Failure? {
    let items = keeper.record.items.filter { wanted.contains($0.id) }
    let before = keeper.record.counted
    return await withTaskGroup(of: Failure?.self) { group in
      var waiting = items[...]
      var running = 0
      var stop: Failure?
      while true {
        while stop == nil, running < max(1, jobs), let item = waiting.first {
          stop = reason(against: item, before: before)
          guard stop == nil else { break }
          waiting.removeFirst()
          group.addTask { await send(item) }
          running += 1
        }
        guard running > 0, let ended = await group.next() else { break }
        running -= 1
        stop = stop ?? ended
      }
      return stop
    }
  }

  /// - Parameter before: what the run had cost when this part of it began.
  private func reason(against item: RunItem, before: Decimal) -> Failure? {
    if Task.isCancelled { return Failure(.cancelled, "Interrupted.") }
    guard let limit else { return nil }
    let spent = keeper.record.counted - before
    guard spent + (item.most ?? 0) > limit || (item.most == nil && spent >= limit) else { return nil }
    return Failure(
      .overBudget, "\(Money.text(spent)) is spent, and the next request would pass --max-cost \(Money.text(limit)).",
      advice: "The others were not sent.")
  }

  /// - Returns: a failure that the next request would meet as well.
  private func send(_ item: RunItem) async -> Failure? {
    do throws(Failure) {
      let order = try order(item)
      try keeper.change(item.id) {
        $0.state = .sent
        $0.failure = nil
      }
      hear(keeper.record.items.first { $0.id == item.id } ?? item, [])
      let result = await made(order)
      return try note(result, of: item)
    } catch {
      hear(item, [error.sentence])
      return error
    }
  }

  private func order(_ item: RunItem) throws(Failure) -> PictureOrder {
    var request = item.request
    if !request.references.isEmpty {
      request.references = try engine.repetition().references(of: request).map(\.reference)
    }
    request.timeout = timeout(request.timeout)
    var shelf = ResultShelf(
      pictures: engine.ports.pictures, library: engine.ports.library, embeds: keeper.record.embeds)
    if let folder { (shelf.output, shelf.addsEnding) = ("\(folder)/\(keeper.record.fileName(of: item))", true) }
    var order = PictureOrder(request, of: item.plan(request).within(budget), to: shelf)
    order.id = item.id
    order.evenUnrecorded = evenUnrecorded
    order.patience = .brief(forRecord: false)
    return order
  }

  private func made(_ order: PictureOrder) async -> Result<MadePictures, Failure> {
    do throws(Failure) {
      let made = try await engine.make(order) { _ in }
      return .success(made)
    } catch {
      return .failure(error)
    }
  }

  private func note(_ result: Result<MadePictures, Failure>, of item: RunItem) throws(Failure) -> Failure? {
    var stop: Failure?
    var remarks: [String] = []
    switch result {
    case .success(let made):
      let lost = made.pictures.lazy.compactMap(\.failure).first
      remarks = (made.outcome.remarks + made.failures.map(\.sentence)) + [lost?.sentence].compactMap { $0 }
      stop = lost
      try keeper.change(item.id) { $0.finish(made) }
    case .failure(let failure):
      stop = failure.endsOthers ? failure : nil
      try keeper.change(item.id) { $0.fail(failure) }
    }
    hear(keeper.record.items.first { $0.id == item.id } ?? item, remarks)
    return stop
  }
}

extension RunItem {
  fileprivate mutating func finish(_ made: MadePictures) {
    state = .done
    pictures = made.pictures.map { RunPicture(id: $0.asset.id, path: $0.path) }
    cost = made.outcome.usage.cost
    seconds = made.outcome.seconds
    failure = nil
  }

  /// What surely was not billed may be sent again; of everything else nobody knows.
  fileprivate mutating func fail(_ failure: Failure) {
    cost = failure.cost
    self.failure = RunFailure(failure)
    if failure.kind == .cancelled, failure.billed == .no {
      state = .waiting
    } else {
      state = failure.billed == .maybe ? .unknown : .failed
    }
  }
}

extension RunRecord {
  /// `07-flux-2-pro-seed-3`: in the order in which they were asked for, and what each is.
  func fileName(of item: RunItem) -> String {
    let place = (place(of: item.id) ?? 0) + 1
    let digits = String(items.count).count
    let number = String(repeating: "0", count: max(0, digits - String(place).count)) + String(place)
    let words = sweep == nil ? item.origin.prompt : item.label
    return number + "-" + Slug(words, limit: 48, orElse: "picture").text
  }
}
