import Foundation

/// The list behind the picker: what is shown of the catalogue for a capability, a filter and an order.
package struct ModelPicker: Sendable {
  /// Nil is the client: any model that writes text.
  package let capability: Capability?
  package private(set) var showsAll = false
  package private(set) var sort = ModelSort.relevance
  package private(set) var filter = ""
  /// Positions in `index.models`, as shown.
  package private(set) var rows: [Int32] = []
  /// How many models the capability filter leaves.
  package private(set) var fitting = 0
  package let index: ModelIndex
  private(set) var favouriteIDs: Set<String>
  /// Price of one image by position, where an endpoint states it.
  private(set) var statedPrices: [Int32: Decimal]
  private var providersByModel: [String: [String]]
  private var ordered: [Int32] = []
  /// What the last plain filter found, so that a longer one looks only there.
  private var narrowed: (words: [[UInt8]], rows: [Int32])?

  package init(
    index: ModelIndex, capability: Capability?, favourites: [String] = [],
    endpoints: [String: [ImageEndpoint]] = [:]
  ) {
    self.index = index
    self.capability = capability
    favouriteIDs = Set(favourites)
    var prices: [Int32: Decimal] = [:]
    for (id, records) in endpoints {
      if let position = index.catalogue.position(of: id) { prices[Int32(position)] = Self.imagePrice(records) }
    }
    statedPrices = prices
    providersByModel = endpoints.mapValues { $0.map { "\($0.providerSlug) \($0.providerName)".lowercased() } }
    reorder()
  }

  package var total: Int { index.models.count }

  package func model(at row: Int) -> CatalogueModel? {
    rows.indices.contains(row) ? index.models[Int(rows[row])] : nil
  }

  package func isFavourite(_ id: String) -> Bool { favouriteIDs.contains(id) }

  /// The cheapest stated price of one image at the model's base tier.
  package func price(at row: Int) -> Decimal? { rows.indices.contains(row) ? statedPrices[rows[row]] : nil }

  /// The row of a model; nil when the filter hides it.
  package func row(of id: String) -> Int? { rows.firstIndex { index.models[Int($0)].id == id } }

  package mutating func setFilter(_ text: String) {
    filter = text
    refilter()
  }

  package mutating func toggleAll() {
    showsAll.toggle()
    reorder()
  }

  package mutating func setSort(_ sort: ModelSort) {
    self.sort = sort
    reorder()
  }

  /// Takes in what the endpoints of a model state. The rows change only where prices or providers decide about them.
  package mutating func learn(_ endpoints: [ImageEndpoint], of id: String) {
    guard let position = index.catalogue.position(of: id) else { return }
    statedPrices[Int32(position)] = Self.imagePrice(endpoints)
    providersByModel[id] = endpoints.map { "\($0.providerSlug) \($0.providerName)".lowercased() }
    if sort == .price { reorder() } else if ModelQuery(filter).hasConditions { refilter() }
  }

  package mutating func setFavourites(_ ids: [String]) {
    favouriteIDs = Set(ids)
    reorder()
  }

  private mutating func reorder() {
    narrowed = nil
    let fits = index.positions(serving: capability)
    fitting = fits.count
    ordered = sorted(showsAll ? Array(0..<Int32(index.models.count)) : fits)
    refilter()
  }

  private mutating func refilter() {
    let query = ModelQuery(filter)
    let candidates = narrowed.flatMap { FuzzyMatch.extends(query.words, $0.words) ? $0.rows : nil } ?? ordered
    var found = index.matches(query.words, among: candidates)
    if sort != .relevance, !query.words.isEmpty {
      found = inOrder(found)
    }
    narrowed = (query.words, inOrder(found))
    rows = query.hasConditions ? found.filter { admits(query, $0) } : found
  }

  /// What was found, put back into the list's own order for the next narrowing.
  private func inOrder(_ found: [Int32]) -> [Int32] {
    guard found.count < ordered.count else { return ordered }
    var kept = Array(repeating: false, count: index.models.count)
    for position in found { kept[Int(position)] = true }
    return ordered.filter { kept[Int($0)] }
  }

  private func admits(_ query: ModelQuery, _ position: Int32) -> Bool {
    let model = index.models[Int(position)]
    guard query.inputs.allSatisfy({ model.inputs.contains($0) }),
      query.outputs.allSatisfy({ model.outputs.contains($0) })
    else { return false }
    if query.onlyFree, !model.isFreeVariant, statedPrices[position] != 0 { return false }
    if let bound = query.priceBelow {
      guard let price = statedPrices[position], price < bound else { return false }
    }
    return query.providers.allSatisfy { wanted in
      model.author.lowercased().contains(wanted)
        || providersByModel[model.id]?.contains { $0.contains(wanted) } == true
    }
  }
}
