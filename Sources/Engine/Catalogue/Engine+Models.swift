import Domain

/// Which models of the catalogue are wanted, in the words of the picker.
package struct ModelSearch: Sendable {
  package var filter: String
  /// Nil lists the models that write text, or all of them.
  package var capability: Capability?
  package var showsAll = false
  package var sort = ModelSort.relevance
  /// Takes the catalogue on disk, however old; prices are unknown then.
  package var offline = false
  /// Whether prices are asked for anew, however young those on disk are.
  package var isFresh = false

  package init(filter: String, capability: Capability?) {
    self.filter = filter
    self.capability = capability
  }

  /// How many models are asked for their prices at once: those that are listed first, or more where prices decide what is
  /// listed.
  fileprivate var most: Int {
    let query = ModelQuery(filter)
    return sort == .price || query.priceBelow != nil || query.onlyFree || !query.providers.isEmpty ? 1000 : 100
  }

  /// Models whose price an endpoint may state. A filter by words alone is taken first, to ask for no more than is shown.
  fileprivate func priced(in catalogue: Catalogue) -> [String] {
    var picker = ModelPicker(index: ModelIndex(catalogue), capability: capability)
    if showsAll { picker.toggleAll() }
    if !ModelQuery(filter).hasConditions { picker.setFilter(filter) }
    return picker.rows.indices.compactMap { picker.model(at: $0) }.filter { $0.image != nil }.map(\.id)
  }
}

/// The models that were found, in the picker's order, with what their providers state.
package struct ModelFinding: Sendable {
  package var picker: ModelPicker
  package var endpoints: [String: [ImageEndpoint]]
  /// What the user should know, one sentence each.
  package var remarks: [String]
}

extension Engine {
  package func models(_ search: ModelSearch) async throws(Failure) -> ModelFinding {
    let catalogue = try await catalogue(CatalogueWish(offline: search.offline))
    var prices = EndpointFinding()
    if !search.offline {
      prices = try await endpoints(
        of: search.priced(in: catalogue.catalogue), most: search.most, isFresh: search.isFresh)
    }
    var picker = ModelPicker(
      index: ModelIndex(catalogue.catalogue), capability: search.capability,
      favourites: ports.settings.load().settings.favourites, endpoints: prices.endpoints)
    if search.showsAll { picker.toggleAll() }
    picker.setSort(search.sort)
    picker.setFilter(search.filter)
    let remarks = catalogue.remarks + [prices.remark].compactMap(\.self)
    return ModelFinding(picker: picker, endpoints: prices.endpoints, remarks: remarks)
  }
}
