import Domain
import Interface

extension EffectRunner {
  /// The copy on disk first, so that there is something to choose from at once; then the service's own.
  func loadCatalogue(fresh: Bool) async {
    if !fresh, let snapshot = services.cache.load(source: services.source) { show(snapshot, .cached) }
    do throws(Failure) {
      let snapshot = try await service().fetchCatalogue(source: services.source)
      try? services.cache.save(snapshot)
      show(snapshot, .live)
    } catch {
      inbox.post(.catalogueFailed(error))
    }
  }

  private func show(_ snapshot: CatalogueSnapshot, _ state: CatalogueState) {
    do throws(Failure) {
      let catalogue = try services.reading.decode(snapshot)
      inbox.post(.catalogueLoaded(ModelIndex(catalogue), state))
    } catch {
      if state == .live { inbox.post(.catalogueFailed(error)) }
    }
  }

  func loadEndpoints(_ model: String) async {
    do throws(Failure) {
      let endpoints = try await service().endpoints(of: model)
      inbox.post(.endpointsLoaded(model: model, endpoints))
    } catch {
      inbox.post(.endpointsFailed(model: model))
    }
  }

  func checkKey() async {
    guard hasKey else {
      inbox.post(.keyChecked(.missing))
      return
    }
    do throws(Failure) {
      inbox.post(.keyChecked(.valid(try await service().keyInfo())))
    } catch {
      inbox.post(.keyChecked(KeyState(error)))
    }
  }

  func save(_ key: APIKey) async {
    use(key)
    do throws(Failure) {
      try services.keys.save(key)
      inbox.post(.keyChanged(masked: key.masked, .file))
    } catch {
      inbox.post(.keyChanged(masked: key.masked, .session))
      inbox.post(.effectFailed(error))
    }
    await checkKey()
  }

  func learnCost(_ id: JobID, _ generation: String) async {
    do throws(Failure) {
      let record = try await service().record(ofGeneration: generation)
      learn(record, of: generation)
      loadSpending()
      inbox.post(.costLearned(id, record))
    } catch {
      inbox.post(.noticed(.info, "What it cost is not known: \(error.title)"))
    }
  }
}

extension ImageService {
  /// The catalogue, filed under the name that its cache is looked up by.
  fileprivate func fetchCatalogue(source: String) async throws(Failure) -> CatalogueSnapshot {
    var snapshot = try await fetchCatalogue()
    snapshot.source = source
    return snapshot
  }
}
