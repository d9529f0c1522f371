import Foundation

/// Which pictures of the library are wanted, and in what order; every condition that is set must hold.
package struct AssetQuery: Hashable, Sendable {
  package enum Order: String, CaseIterable, Hashable, Sendable { case newest, oldest, name, dearest, cheapest }

  /// Words that must all begin a word of prompt, tags, analysis or name.
  package var text = ""
  package var model: String?
  /// A part of the model's id, in any case.
  package var modelPart: String?
  /// Each must be among the tags: words that follow each other there.
  package var tags: [String] = []
  /// Only pictures that were marked as a reference for it.
  package var referenceFor: VisType?
  /// As `Asset.rating`, 0 for pictures without one.
  package var leastRating: Int?
  package var mostRating: Int?
  /// Only pictures whose file is gone, or is not.
  package var isMissing: Bool?
  /// Only sounds, or only pictures.
  package var isSound: Bool?
  package var visType: VisType?
  /// Empty is all.
  package var states: Set<AssetState> = [.reviewQueue, .saved]
  package var since: Date?
  package var until: Date?
  /// US dollars; pictures of unknown cost are in no range.
  package var leastCost: Decimal?
  package var mostCost: Decimal?
  package var order = Order.newest

  package init(text: String = "", states: Set<AssetState> = [.reviewQueue, .saved], order: Order = .newest) {
    self.text = text
    self.states = states
    self.order = order
  }
}
