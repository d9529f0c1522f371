import Domain
import Engine
import Interface

extension EffectRunner {
  /// A file that is there is asked about first.
  func savePicture(_ id: PictureID, from source: PictureSource, to typed: String, replacing: Bool) {
    let path = engine.target(typed, of: source)
    guard replacing || !engine.ports.pictures.exists(path) else { return inbox.post(.fileExists(id, path: path)) }
    attempt { () throws(Failure) in
      try engine.save(source, to: path, replacing: replacing)
      inbox.post(.pictureSaved(id, path: path))
    }
  }

  func discard(_ path: String) {
    attempt { () throws(Failure) in try engine.ports.pictures.discard(path) }
  }

  func open(_ path: String) {
    attempt { () throws(Failure) in try services.desktop.open(path) }
  }

  /// What fails is told.
  private func attempt(_ work: () throws(Failure) -> Void) {
    do throws(Failure) { try work() } catch { inbox.post(.effectFailed(error)) }
  }
}
