import Cells
import Domain
import Engine
import Interface
import Raster

extension EffectRunner {
  /// One text: the engine speaks it. What an earlier attempt has paid for serves again.
  func speak(_ id: JobID, _ plan: SpeechPlan) async {
    defer { forget(id) }
    var shelf = ResultShelf(pictures: engine.ports.pictures, library: engine.ports.library, embeds: true)
    shelf.embeds = engine.ports.settings.load().settings.general.embedsMetadata
    var order = SpeechOrder(plan, to: shelf)
    (order.resumes, order.evenUnrecorded) = (true, mayGoUnrecorded)
    let hear = ear(of: id)
    // What came of it, or why nothing did, was told.
    _ = try? await engine.speak(order) { [self] event in
      guard case .kept(let kept, let outcome, _) = event, let sound = kept.first else { return hear(event) }
      if let failure = sound.failure { inbox.post(.effectFailed(failure)) }
      let waveform = try? Decoder.bitmap(sound.image.bytes, .exactly(Self.shape))
      inbox.post(.spoken(id, GalleryItem(sound), waveform, outcome))
      loadSpending()
    }
    loadSpending()
  }

  func play(_ asset: String, _ path: String, _ mediaType: String) async {
    do throws(Failure) {
      try await services.desktop.play(path, mediaType: mediaType)
    } catch {
      inbox.post(.effectFailed(error))
    }
    inbox.post(.soundEnded(asset))
  }

  /// Flat, as the panel shows it.
  private static let shape = Size(width: 1200, height: 140)
}
