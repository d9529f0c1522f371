import Domain
import Interface
import Media
import Raster
import Synchronization

/// Passes a request's progress on to the loop: amounts at most ten times a second, partial pictures decoded.
final class ProgressReporter: Sendable {
  private let id: JobID
  private let inbox: Inbox
  private let state = Mutex(State())

  private struct State {
    var lastAmount: ContinuousClock.Instant?
    var partials = 0
  }

  init(_ id: JobID, inbox: Inbox) {
    self.id = id
    self.inbox = inbox
  }

  func report(_ progress: Progress) {
    switch progress {
    case .received(let bytes, let total) where bytes != total:
      if isDue { inbox.post(.progressed(id, progress)) }
    case .partial(let image): show(image)
    default: inbox.post(.progressed(id, progress))
    }
  }

  private var isDue: Bool {
    state.withLock {
      let now = ContinuousClock.now
      if let last = $0.lastAmount, now - last < .milliseconds(100) { return false }
      $0.lastAmount = now
      return true
    }
  }

  /// A partial picture that does not decode is passed over: the final one is on its way.
  private func show(_ image: GeneratedImage) {
    let number = state.withLock {
      $0.partials += 1
      return $0.partials
    }
    inbox.post(.progressed(id, .partial(GeneratedImage(bytes: [], mediaType: image.mediaType))))
    guard let bitmap = Preview(image.bytes).bitmap else { return }
    inbox.post(.partialShown(id, Picture.Preview(number: number, bitmap: bitmap)))
  }
}
