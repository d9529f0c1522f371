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
  /// Whether pictures replace files of their names; else they take the next name that is free.
  package var replaces = false
  /// Seconds for one request, of those that it has by itself.
  package var timeout: @Sendable (Int) -> Int = { $0 }
  /// Asked before each request; throws why no more may go out.
  package var check: @Sendable () throws(Failure) -> Void = { () throws(Failure) in }
  /// Gets each request when it begins and when it is over, with what is to be said of it.
  package var hear: @Sendable (RunItem, _ remarks: [String]) -> Void = { _, _ in }

  package init(_ keeper: RunKeeper, _ engine: Engine) {
    self.keeper = keeper
    self.engine = engine
  }

  /// - Parameter wanted: the places of the requests to send.
  /// - Returns: why the others were not sent; nil where all that is wanted was.
  package func run(_ wanted: [Int]) async -> Failure? {
    let before = keeper.record.counted
    return await withTaskGroup(of: Failure?.self) { group in
      var waiting = wanted[...]
      var running = 0
      var stop: Failure?
      while true {
        while stop == nil, running < max(1, jobs), let place = waiting.first {
          do throws(Failure) {
            // It counts from here on: the next one is looked at with this one on its way.
            let order = try begin(place, before: before)
            waiting.removeFirst()
            group.addTask { await send(order, place) }
            running += 1
          } catch {
            stop = error
          }
        }
        guard running > 0, let ended = await group.next() else { break }
        running -= 1
        stop = stop ?? ended
      }
      return stop
    }
  }

  /// Notes a request as sent, if it may go out.
  ///
  /// - Parameter before: what the run had cost when this part of it began.
  private func begin(_ place: Int, before: Decimal) throws(Failure) -> PictureOrder {
    let item = keeper.record.items[place]
    try permit(item, before: before)
    var order = try order(item)
    let (begun, failure) = keeper.begin(at: place, evenUnrecorded: evenUnrecorded)
    if let failure {
      keeper.takeBack(item, at: place)
      throw failure
    }
    order.id = begun.id
    hear(begun, [])
    return order
  }

  private func permit(_ item: RunItem, before: Decimal) throws(Failure) {
    try Failure.checkCancellation()
    try check()
    guard let limit else { return }
    let spent = keeper.record.counted - before
    guard spent + (item.most ?? 0) > limit || (item.most == nil && spent >= limit) else { return }
    throw Failure(
      .overBudget, "\(Money.text(spent)) is spent, and the next request would pass --max-cost \(Money.text(limit)).",
      advice: "The others were not sent.")
  }

  /// - Returns: a failure that the next request would meet as well.
  private func send(_ order: PictureOrder, _ place: Int) async -> Failure? {
    let result = await engine.result(of: order) { _ in }
    let (item, unsaved) = keeper.end(result, at: place)
    hear(item, Self.remarks(on: result))
    return Self.stop(after: result) ?? unsaved
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
    shelf.replaces = replaces
    var order = PictureOrder(request, of: item.plan(request).within(budget), to: shelf)
    order.evenUnrecorded = evenUnrecorded
    order.patience = .brief(forRecord: false)
    return order
  }

  private static func remarks(on result: Result<MadePictures, Failure>) -> [String] {
    guard case .success(let made) = result else { return [] }
    return made.outcome.remarks + made.failures.map(\.sentence) + [made.unkept?.sentence].compactMap { $0 }
  }

  /// A failure that the next request would meet as well.
  private static func stop(after result: Result<MadePictures, Failure>) -> Failure? {
    switch result {
    case .success(let made): made.unkept
    case .failure(let failure): failure.endsOthers ? failure : nil
    }
  }
}

extension MadePictures {
  /// Why a picture is not where it should be.
  fileprivate var unkept: Failure? { pictures.lazy.compactMap(\.failure).first }
}

extension RunRecord {
  /// `07-flux-2-pro-seed-3`: in the order in which they were asked for, and what each is.
  func fileName(of item: RunItem) -> String {
    let place = (place(of: item.id) ?? 0) + 1
    let digits = String(items.count).count
    let number = String(repeating: "0", count: max(0, digits - String(place).count)) + String(place)
    let words = sweep == nil ? item.request.drawn?.words ?? item.origin.prompt : item.label
    return number + "-" + Slug(words, limit: 48, orElse: "picture").text
  }
}
