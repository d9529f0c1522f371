import Engine

/// The events of a job, with a sign of life between them while nothing else is told: proxies cut connections that are silent.
enum Heartbeat {
  private static let pause = Duration.seconds(8)

  /// Nil is a sign of life.
  static func events(of job: PictureJob) -> AsyncStream<PictureJob.Event?> {
    AsyncStream { continuation in
      let beat = Task {
        while !Task.isCancelled {
          try? await Task.sleep(for: pause)
          if !Task.isCancelled { continuation.yield(nil) }
        }
      }
      let told = Task {
        for await event in job.events { continuation.yield(event) }
        continuation.finish()
      }
      continuation.onTermination = { _ in
        beat.cancel()
        told.cancel()
      }
    }
  }
}
