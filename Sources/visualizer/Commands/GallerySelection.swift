import ArgumentParser
import Domain
import Foundation

/// Which pictures `gallery` commands are about.
struct GallerySelection: ParsableArguments {
  /// A state, or all of them.
  enum Place: String, CaseIterable, ExpressibleByArgument { case kept, review, saved, trash, all }

  @Option(help: "kept (review queue and saved), review, saved, trash or all.")
  var state = Place.kept

  @Option(help: ArgumentHelp("Only this model.", valueName: "id"))
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
  var sort = AssetQuery.Order.newest

  func validate() throws {
    for day in [since, until].compactMap({ $0 }) where Self.start(of: day) == nil {
      throw ValidationError("\(Harmless.line(day, limit: 40)) is no day: write it like 2026-11-21.")
    }
  }

  func query(text: String = "") -> AssetQuery {
    var query = AssetQuery(text: text, states: states, order: sort)
    query.model = model
    query.visType = visType
    query.since = since.flatMap(Self.start)
    query.until = until.flatMap(Self.start).map { $0.addingTimeInterval(86_400 - 0.001) }
    query.leastCost = minCost?.value
    query.mostCost = maxCost?.value
    return query
  }

  private var states: Set<AssetState> {
    switch state {
    case .kept: [.reviewQueue, .saved]
    case .review: [.reviewQueue]
    case .saved: [.saved]
    case .trash: [.trashed]
    case .all: []
    }
  }

  /// The start of a day where the user is.
  private static func start(of day: String) -> Date? {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, day.split(separator: "-").count == 3 else { return nil }
    let calendar = Calendar(identifier: .gregorian)
    let components = DateComponents(year: parts[0], month: parts[1], day: parts[2])
    guard components.isValidDate(in: calendar) else { return nil }
    return calendar.date(from: components)
  }
}

extension AssetQuery.Order: ExpressibleByArgument {}
