import Domain
import Engine

extension Workspace {
  /// The catalogue as far as it can be had; what the user should know of that is told.
  func catalogue(_ wish: CatalogueWish = CatalogueWish(), _ console: Console) async throws(Failure) -> CatalogueFinding
  {
    let finding = try await engine.catalogue(wish)
    finding.remarks.forEach(console.note)
    return finding
  }

  /// The providers of a model that is planned for; nil without an answer, which is told.
  func endpoints(of model: String, within limit: Duration, _ console: Console) async throws(Failure) -> [ImageEndpoint]?
  {
    let finding = try await engine.endpoints(of: model, within: limit)
    if let remark = finding.remark { console.note(remark) }
    return finding.endpoints[model]
  }

  /// The providers of models for a list; those that could not be had are missing.
  func endpoints(
    of models: [String], most: Int, isFresh: Bool = false, _ console: Console
  ) async throws(Failure) -> [String: [ImageEndpoint]] {
    let finding = try await engine.endpoints(of: models, most: most, isFresh: isFresh)
    if let remark = finding.remark { console.note(remark) }
    return finding.endpoints
  }
}
