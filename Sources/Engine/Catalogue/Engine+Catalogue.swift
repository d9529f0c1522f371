import Domain
import Foundation
import Service

/// The catalogue as far as it can be had, and what the user should know of that.
package struct CatalogueFinding: Sendable {
  package var catalogue: Catalogue
  package var state: CatalogueState
  package var remarks: [String] = []

  package init(catalogue: Catalogue, state: CatalogueState, remarks: [String] = []) {
    self.catalogue = catalogue
    self.state = state
    self.remarks = remarks
  }
}

/// Which catalogue will do.
package struct CatalogueWish: Sendable {
  /// Takes the copy on disk, however old.
  package var offline = false
  /// A model that is needed; a copy without it does not serve while the service can be asked.
  package var model: String?
  /// The most seconds that all of it may take; nil leaves it to the usual patience.
  package var timeout: Int?

  package init(offline: Bool = false, model: String? = nil, timeout: Int? = nil) {
    self.offline = offline
    self.model = model
    self.timeout = timeout
  }
}

extension Engine {
  /// How long the copy on disk serves without asking again, in seconds.
  private static let freshness = 3600.0

  /// A young copy on disk, else the service's own, else an old copy with a remark.
  package func catalogue(_ wish: CatalogueWish = CatalogueWish()) async throws(Failure) -> CatalogueFinding {
    let kept = keptCatalogue()
    let serves = kept.map { kept in wish.model.map { kept.model($0) != nil } ?? true } ?? false
    if let kept, wish.offline || (serves && isYoung(kept)) { return CatalogueFinding(catalogue: kept, state: .cached) }
    guard !wish.offline else {
      throw Failure(
        .network, "There is no catalogue on disk yet.", advice: "Run `visualizer models` once with a connection.")
    }
    do throws(Failure) {
      // Where an old copy serves as well, nobody should wait for long.
      var patience = kept == nil ? Patience.usual : .once(within: .seconds(10))
      if let timeout = wish.timeout { patience = patience.within(.seconds(max(1, timeout))) }
      return try await fetchCatalogue(patience)
    } catch {
      guard let kept, error.kind != .cancelled else { throw error }
      return CatalogueFinding(catalogue: kept, state: .stale(error), remarks: [kept.remark(after: error)])
    }
  }

  /// The copy on disk, whatever its age; nil when there is none that can be read.
  package func keptCatalogue() -> Catalogue? {
    guard let snapshot = ports.cache.load(source: ports.source) else { return nil }
    return (try? ports.reading.decode(snapshot)).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The service's own, which the disk has from then on.
  package func fetchCatalogue(_ patience: Patience = .usual) async throws(Failure) -> CatalogueFinding {
    var snapshot = try await service(patience).fetchCatalogue()
    try Failure.checkCancellation()
    // Under the name that it is looked up by.
    snapshot.source = ports.source
    var finding = CatalogueFinding(catalogue: try ports.reading.decode(snapshot), state: .live)
    do throws(Failure) {
      try ports.cache.save(snapshot)
    } catch {
      finding.remarks.append(error.title)
    }
    return finding
  }

  private func isYoung(_ catalogue: Catalogue) -> Bool {
    // A clock that was set back makes copies from the future.
    (0..<Self.freshness).contains(-catalogue.fetched.timeIntervalSinceNow)
  }
}
