import ArgumentParser
import Domain
import Foundation

/// Which pictures `gallery` commands are about.
struct GallerySelection: ParsableArguments {
  /// A state, or all of them.
  enum Place: String, CaseIterable, ExpressibleByArgument { case kept, review, saved, trash, all }

  @Option(help: "kept (review queue and saved), review, saved, trash or all.")
  var state: Place?

  @Option(help: ArgumentHelp("Only this model.", valueName: "id"), completion: Completion.models)
  var model: String?

  @Option(help: ArgumentHelp("Only this vis type.", valueName: "type"))
  var visType: VisType?

  @Option(help: ArgumentHelp("Only pictures made on or after that day.", valueName: "yyyy-mm-dd"))
  var since: String?

  @Option(help: ArgumentHelp("Only pictures made on or before that day.", valueName: "yyyy-mm-dd"))
  var until: String?

  @Option(help: ArgumentHelp("Only pictures that cost at least so much.", valueName: "usd"))
  var minCost: DollarAmount?

  @Option(help: ArgumentHelp("Only pictures that cost at most so much.", valueName: "usd"))
  var maxCost: DollarAmount?

  @Option(help: "newest, oldest, name, dearest or cheapest.")
  var sort: AssetQuery.Order?

  func validate() throws {
    for day in [since, until].compactMap({ $0 }) where Day.start(of: day, calendar: .current) == nil {
      throw ValidationError("\(Harmless.line(day, limit: 40)) is no day: write it like 2026-11-21.")
    }
  }

  /// Whether no option selects anything; an order alone selects nothing.
  var isEmpty: Bool {
    state == nil && model == nil && visType == nil && since == nil && until == nil && minCost == nil && maxCost == nil
  }

  /// - Throws: a `ValidationError` where pictures are named as well.
  func check(beside ids: [String]) throws {
    guard !ids.isEmpty, !isEmpty else { return }
    throw ValidationError("Name pictures or select them with options; the two do not go together.")
  }

  /// Those that are named, else all that the options select.
  func pictures(orNamed ids: [String], limit: Int = .max, _ library: any AssetLibrary) throws(Failure) -> [Asset] {
    ids.isEmpty ? try library.find(query(), limit: limit, offset: 0) : try library.all(named: ids)
  }

  /// - Parameter text: as in the gallery's filter; options come before what it says.
  /// - Throws: a `.usage` failure for conditions that cannot be read.
  func query(text: String = "") throws(Failure) -> AssetQuery {
    let filter = GalleryFilter(text: text, now: Date(), calendar: .current)
    if let problem = filter.problems.first {
      throw Failure(
        .usage, "The condition \(Harmless.line(problem, limit: 60)) cannot be read.",
        advice: GalleryFilter.advice(on: problem))
    }
    var query = filter.query
    query.states = state?.states ?? query.states
    query.order = sort ?? query.order
    if let model { (query.model, query.modelPart) = (model, nil) }
    query.visType = visType ?? query.visType
    query.since = since.flatMap { Day.start(of: $0, calendar: .current) } ?? query.since
    query.until = until.flatMap { Day.end(of: $0, calendar: .current) } ?? query.until
    query.leastCost = minCost?.value ?? query.leastCost
    query.mostCost = maxCost?.value ?? query.mostCost
    return query
  }
}

extension GallerySelection.Place {
  var states: Set<AssetState> {
    switch self {
    case .kept: [.reviewQueue, .saved]
    case .review: [.reviewQueue]
    case .saved: [.saved]
    case .trash: [.trashed]
    case .all: []
    }
  }
}

extension AssetQuery.Order: ExpressibleByArgument {}
