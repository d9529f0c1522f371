import Domain
import Engine
import Interface

extension EffectRunner {
  /// The copy on disk first, so that there is something to choose from at once; then the service's own.
  func loadCatalogue(fresh: Bool) async {
    if !fresh, let kept = engine.keptCatalogue() { inbox.post(.catalogueLoaded(ModelIndex(kept), .cached)) }
    do throws(Failure) {
      let finding = try await engine.fetchCatalogue()
      inbox.post(.catalogueLoaded(ModelIndex(finding.catalogue), .live))
      for remark in finding.remarks { inbox.post(.noticed(.warning, remark)) }
    } catch {
      inbox.post(.catalogueFailed(error))
    }
  }

  /// What providers said not long ago serves where they cannot be asked, as on the command line.
  func loadEndpoints(_ model: String) async {
    let limit = Duration.seconds(engine.ports.settings.load().settings.general.timeout)
    guard let finding = try? await engine.endpoints(of: model, within: limit),
      let endpoints = finding.endpoints[model]
    else {
      inbox.post(.endpointsFailed(model: model))
      return
    }
    inbox.post(.endpointsLoaded(model: model, endpoints))
  }

  func checkKey() async {
    let state = await engine.keyState()
    inbox.post(.keyChecked(state))
  }

  func save(_ key: APIKey) async {
    let (source, failure) = engine.adopt(key)
    inbox.post(.keyChanged(masked: key.masked, source))
    if let failure { inbox.post(.effectFailed(failure)) }
    await checkKey()
  }
}
