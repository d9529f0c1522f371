import Domain
import Foundation
import OpenRouter
import Storage

extension Workspace {
  /// The catalogue as far as it can be had.
  struct Shelf: Sendable {
    var catalogue: Catalogue
    var state: CatalogueState
  }

  /// How long the copy on disk serves without asking again, in seconds.
  private static let freshness = 3600.0

  /// A young copy on disk, else the service's own, else an old copy with a notice.
  ///
  /// - Parameters:
  ///   - offline: takes the copy on disk, however old.
  ///   - id: a model that is needed; a copy without it does not serve while the service can be asked.
  ///   - timeout: the most seconds that all of it may take; nil leaves it to the usual patience.
  func catalogue(
    offline: Bool = false, needing id: String? = nil, timeout: Int? = nil, _ console: Console
  ) async throws(Failure) -> Shelf {
    let kept = keptCatalogue()
    if let kept, offline || isFresh(kept), offline || id.map({ kept.model($0) != nil }) ?? true {
      return Shelf(catalogue: kept, state: .cached)
    }
    guard !offline else {
      throw Failure(
        .network, "There is no catalogue on disk yet.", advice: "Run `visualizer models` once with a connection.")
    }
    do throws(Failure) {
      // Where an old copy serves as well, nobody should wait for long.
      var patience = kept == nil ? Patience.usual : .once(within: .seconds(10))
      if let timeout { patience = patience.within(.seconds(max(1, timeout))) }
      return Shelf(catalogue: try await fetchCatalogue(patience, console), state: .live)
    } catch {
      guard let kept, error.kind != .cancelled else { throw error }
      console.note(
        "The catalogue could not be fetched: \(error.title) The copy of \(Self.age(kept.fetched)) ago serves.")
      return Shelf(catalogue: kept, state: .stale(error))
    }
  }

  /// The copy on disk, whatever its age; nil when there is none that can be read.
  func keptCatalogue() -> Catalogue? {
    guard let snapshot = cache.load(source: address.source) else { return nil }
    return (try? reading.decode(snapshot)).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `12 min`, `3 h`, `2 d`.
  static func age(_ date: Date) -> String {
    let minutes = Int(max(0, min(-date.timeIntervalSinceNow, 1e9)) / 60)
    if minutes < 60 { return "\(minutes) min" }
    return minutes < 48 * 60 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
  }

  private func isFresh(_ catalogue: Catalogue) -> Bool {
    // A clock that was set back makes copies from the future.
    (0..<Self.freshness).contains(-catalogue.fetched.timeIntervalSinceNow)
  }

  private func fetchCatalogue(_ patience: Patience, _ console: Console) async throws(Failure) -> Catalogue {
    var snapshot = try await service(patience).fetchCatalogue()
    try Failure.checkCancellation()
    snapshot.source = address.source
    let catalogue = try reading.decode(snapshot)
    do throws(Failure) {
      try cache.save(snapshot)
    } catch {
      console.note(error.title)
    }
    return catalogue
  }
}
