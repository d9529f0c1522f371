import Domain
import Engine

/// The models that onboarding offers, by the live catalogue and the prices of its providers.
struct OfferedModels: Sendable {
  private let workspace: Workspace
  private let console: Console

  init(_ workspace: Workspace, _ console: Console) {
    self.workspace = workspace
    self.console = console
  }

  /// In the order in which they are offered.
  func offers() async throws(Failure) -> [Capability: [ModelAdvice.Offer]] {
    let catalogue = try await workspace.catalogue(CatalogueWish(), console).catalogue
    let priced = catalogue.models.filter { $0.image != nil }.map(\.id)
    let endpoints = try await workspace.endpoints(of: priced, most: 100, console)
    let advice = ModelAdvice(catalogue: catalogue, endpoints: endpoints)
    return Capability.allCases.reduce(into: [:]) { offers, capability in
      offers[capability] = advice.offers(for: capability, chosen: workspace.settings[capability].model)
    }
  }
}
